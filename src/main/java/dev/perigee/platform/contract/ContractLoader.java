package dev.perigee.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.perigee.platform.contract.Operation.Body;
import dev.perigee.platform.contract.Operation.Scheme;
import dev.perigee.platform.http.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads an OpenAPI document into a {@link Contract}. */
public final class ContractLoader {
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete");

  private final Service service;
  private final String yaml;
  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();
  private final List<PathTemplate> templates = new ArrayList<>();

  private ContractLoader(Service service, String yaml) throws IOException {
    this.service = service;
    this.yaml = yaml;
    this.document = new YAMLMapper().readTree(yaml);
  }

  /** The main API's contract from the class path. */
  public static Contract load() {
    return load(Service.MAIN);
  }

  /**
   * A service's contract from the class path: {@code openapi.yaml} of the main API, {@code
   * openapi/<service>.yaml} of the others.
   */
  public static Contract load(Service service) {
    String name = service == Service.MAIN ? "/openapi.yaml" : "/openapi/" + service.key() + ".yaml";
    try (InputStream in = ContractLoader.class.getResourceAsStream(name)) {
      return parse(service, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A contract of the main API. */
  public static Contract parse(String yaml) {
    return parse(Service.MAIN, yaml);
  }

  /**
   * @throws IllegalStateException when the document breaks a convention of ours
   */
  public static Contract parse(Service service, String yaml) {
    try {
      ContractLoader loader = new ContractLoader(service, yaml);
      loader
          .document
          .path("paths")
          .properties()
          .forEach(e -> loader.path(e.getKey(), e.getValue()));
      return new Contract(service, yaml, loader.document, loader.operations, loader.templates);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void path(String path, JsonNode item) {
    Map<String, ParameterValue> inPath = new LinkedHashMap<>();
    collectPathParameters(item.path("parameters"), inPath);
    for (Map.Entry<String, JsonNode> entry : item.properties()) {
      if (METHODS.contains(entry.getKey())) {
        JsonNode operation = entry.getValue();
        collectPathParameters(operation.path("parameters"), inPath);
        operations.add(operation(path, entry.getKey(), item, operation));
      }
    }
    templates.add(PathTemplate.of(path, inPath));
  }

  private Operation operation(String path, String method, JsonNode item, JsonNode node) {
    List<QueryParameter> query = new ArrayList<>();
    collectQueryParameters(item.path("parameters"), query);
    collectQueryParameters(node.path("parameters"), query);
    String pointer = "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method;
    return new Operation(
        required(node, "operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        texts(node.path("tags")),
        schemes(node.has("security") ? node.path("security") : required(document, "security")),
        Permission.list(node.path("x-permission")),
        node.path("x-accept-required").asBoolean(),
        List.copyOf(query),
        body(node, pointer),
        answerTypes(node.path("responses")));
  }

  private static Set<Scheme> schemes(JsonNode security) {
    Set<Scheme> schemes = EnumSet.noneOf(Scheme.class);
    for (JsonNode alternative : security) {
      if (alternative.isEmpty()) {
        schemes.add(Scheme.ANONYMOUS);
      }
      alternative.fieldNames().forEachRemaining(name -> schemes.add(scheme(name)));
    }
    return schemes;
  }

  private static Scheme scheme(String name) {
    return switch (name) {
      case "BasicAuth" -> Scheme.BASIC;
      case "BearerAuth" -> Scheme.BEARER;
      case "LoginCookie" -> Scheme.COOKIE;
      case "LunaAccountId" -> Scheme.ACCOUNT_HEADER;
      default -> throw new IllegalStateException("unknown security scheme " + name);
    };
  }

  private Body body(JsonNode operation, String pointer) {
    JsonNode node = operation.path("requestBody");
    if (node.isMissingNode()) {
      return null;
    }
    String at = pointer + "/requestBody";
    if (node.has("$ref")) {
      at = node.path("$ref").asText().substring(1);
      node = document.at(at);
    }
    List<String> types = new ArrayList<>();
    String schema = null;
    for (Map.Entry<String, JsonNode> content : node.path("content").properties()) {
      types.add(content.getKey());
      // JSON and msgpack have one structure; some bodies come as msgpack only.
      boolean structured =
          content.getKey().equals("application/json")
              || content.getKey().equals("application/msgpack") && schema == null;
      if (structured && content.getValue().has("schema")) {
        String type = content.getKey().replace("/", "~1");
        schema = Contracts.location(service, at + "/content/" + type + "/schema");
      }
    }
    return new Body(
        node.path("required").asBoolean(),
        !node.path("x-content-type-optional").asBoolean(),
        List.copyOf(types),
        schema);
  }

  private List<String> answerTypes(JsonNode responses) {
    Set<String> types = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> response : responses.properties()) {
      if (response.getKey().startsWith("2")) {
        resolve(response.getValue()).path("content").fieldNames().forEachRemaining(types::add);
      }
    }
    return List.copyOf(types);
  }

  private void collectQueryParameters(JsonNode parameters, List<QueryParameter> into) {
    for (JsonNode reference : parameters) {
      JsonNode parameter = resolve(reference);
      if (parameter.path("in").asText().equals("query")) {
        into.add(queryParameter(parameter));
      }
    }
  }

  private QueryParameter queryParameter(JsonNode parameter) {
    JsonNode schema = resolve(parameter.path("schema"));
    boolean list = schema.path("type").asText().equals("array");
    if (list && parameter.path("explode").asBoolean(true)) {
      throw new IllegalStateException("list without explode: false: " + parameter.path("name"));
    }
    return new QueryParameter(
        required(parameter, "name").asText(),
        parameter.path("required").asBoolean(),
        list,
        schema.has("maxItems") ? (Integer) schema.path("maxItems").intValue() : null,
        ParameterValue.of(list ? resolve(schema.path("items")) : schema));
  }

  private void collectPathParameters(JsonNode parameters, Map<String, ParameterValue> into) {
    for (JsonNode reference : parameters) {
      JsonNode parameter = resolve(reference);
      if (parameter.path("in").asText().equals("path")) {
        into.put(
            parameter.path("name").asText(), ParameterValue.of(resolve(parameter.path("schema"))));
      }
    }
  }

  private JsonNode resolve(JsonNode node) {
    JsonNode resolved = node;
    while (resolved.has("$ref")) {
      String reference = resolved.path("$ref").asText();
      resolved = document.at(reference.substring(1));
      if (resolved.isMissingNode()) {
        throw new IllegalStateException("dangling reference " + reference);
      }
    }
    return resolved;
  }

  private static JsonNode required(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      throw new IllegalStateException(field + " is missing in " + node);
    }
    return value;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return List.copyOf(texts);
  }
}
