package dev.perigee.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.platform.contract.Contract;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.contract.QueryParameter;
import dev.perigee.platform.json.BodyFormat;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** Makes calls of any operation out of the contract, for {@link PermissionMatrixTest}. */
final class MatrixCalls {
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");
  private static final ObjectMapper MSGPACK = new ObjectMapper(new MessagePackFactory());
  private static final String JSON = "application/json";
  private static final byte[] NOTHING = {'{', '}'};

  private final Contract contract;
  private final OwnedObjects owned;

  MatrixCalls(Contract contract, Callers.Login owner) {
    this.contract = contract;
    this.owned = new OwnedObjects(owner);
  }

  /** Calls with ids that name nothing and a body that is empty. */
  Response bare(RequestSpecification caller, Operation operation) {
    if (operation.body() != null) {
      caller.contentType(operation.body().types().getFirst()).body(NOTHING);
    }
    return send(caller, operation, fill(operation.path(), false) + query(operation));
  }

  /** Calls with ids that name nothing, the body of the contract's example and this query. */
  Response example(RequestSpecification caller, Operation operation, String query) {
    return send(withExample(caller, operation), operation, fill(operation.path(), false) + query);
  }

  /** As {@link #example}, on objects of the owner. */
  Response onForeign(RequestSpecification caller, Operation operation) {
    return send(
        withExample(caller, operation), operation, fill(operation.path(), true) + query(operation));
  }

  /** As {@link #example}, on nothing. */
  Response onMissing(RequestSpecification caller, Operation operation) {
    return example(caller, operation, query(operation));
  }

  /** The example of the body, missing when the contract has none. */
  JsonNode exampleBody(Operation operation) {
    return exampleBody(operation, JSON);
  }

  private JsonNode exampleBody(Operation operation, String type) {
    JsonNode body =
        contract
            .document()
            .at(
                "/paths/"
                    + operation.path().replace("/", "~1")
                    + "/"
                    + operation.method().toLowerCase(Locale.ROOT)
                    + "/requestBody");
    if (body.has("$ref")) {
      body = contract.document().at(body.path("$ref").asText().substring(1));
    }
    return body.path("content").path(type).path("example");
  }

  private RequestSpecification withExample(RequestSpecification caller, Operation operation) {
    JsonNode example = exampleBody(operation);
    if (!example.isMissingNode()) {
      return caller.contentType(JSON).body(example.toString());
    }
    JsonNode binary = exampleBody(operation, BodyFormat.MSGPACK_TYPE);
    return binary.isMissingNode()
        ? caller
        : caller.contentType(BodyFormat.MSGPACK_TYPE).body(msgpack(binary));
  }

  private static byte[] msgpack(JsonNode value) {
    try {
      return MSGPACK.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private Response send(RequestSpecification caller, Operation operation, String url) {
    if (operation.acceptRequired()) {
      caller.accept(operation.answerTypes().getFirst());
    }
    return Callers.at(contract.service(), caller)
        .urlEncodingEnabled(false)
        .redirects()
        .follow(false)
        .request(operation.method(), url);
  }

  private static String query(Operation operation) {
    StringBuilder query = new StringBuilder();
    for (QueryParameter parameter : operation.query()) {
      if (parameter.required()) {
        String value =
            Stream.of("1", "x", UUID.randomUUID().toString())
                .filter(parameter.value()::accepts)
                .findFirst()
                .orElseThrow();
        query.append(query.isEmpty() ? "?" : "&").append(parameter.name() + "=" + value);
      }
    }
    return query.toString();
  }

  private String fill(String path, boolean foreign) {
    Matcher matcher = PARAMETER.matcher(path);
    return matcher.replaceAll(found -> value(found.group(1), foreign));
  }

  private String value(String parameter, boolean foreign) {
    if (parameter.equals("samples_type")) {
      return "faces";
    }
    if (parameter.equals("image_id_with_thumbnail")) {
      return UUID.randomUUID() + "_64";
    }
    return foreign ? owned.id(parameter) : UUID.randomUUID().toString();
  }
}
