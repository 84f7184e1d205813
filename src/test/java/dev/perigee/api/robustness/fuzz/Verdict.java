package dev.perigee.api.robustness.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.api.contract.Paths;
import dev.perigee.platform.contract.Contracts;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.json.BodyFormat;
import dev.perigee.platform.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether an answer is one that the contract allows. */
final class Verdict {
  private static final Pattern REQUEST_ID =
      Pattern.compile("[0-9]{10},[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}");
  private static final Set<Integer> ERRORS =
      Arrays.stream(ErrorCode.values()).map(ErrorCode::number).collect(Collectors.toSet());
  private static final Set<String> FIELDS = Set.of("error_code", "desc", "detail", "link");

  /** What may be said of a request that need not reach its operation, or reaches another. */
  private static final Set<Integer> ASTRAY =
      Set.of(400, 401, 403, 404, 405, 413, 414, 415, 429, 431);

  private final Endpoint endpoint;
  private final StrictJson json;

  Verdict(Endpoint endpoint, StrictJson json) {
    this.endpoint = endpoint;
    this.json = json;
  }

  /** What is wrong, empty when nothing is. */
  Optional<String> on(Draft draft, Wire.Reply reply) {
    if (reply == null) {
      return draft.cutShort ? Optional.empty() : Optional.of("no answer");
    }
    String fault = fault(draft, reply);
    return Optional.ofNullable(fault);
  }

  private String fault(Draft draft, Wire.Reply reply) {
    int status = reply.status();
    boolean documented = endpoint.description().path("responses").has(String.valueOf(status));
    if (status >= 500) {
      return "a failure of the server";
    }
    if (!documented && !(draft.strayed && (ASTRAY.contains(status) || status < 400))) {
      return "a status that is not documented";
    }
    if (!REQUEST_ID.matcher(reply.headers().getOrDefault("luna-request-id", "")).matches()) {
      return "no Luna-Request-Id";
    }
    if (draft.method.equals("HEAD")) {
      return null;
    }
    if (status >= 400) {
      return error(reply);
    }
    return draft.strayed ? null : success(reply);
  }

  private String error(Wire.Reply reply) {
    if (!"application/json".equals(reply.headers().get("content-type"))) {
      return "an error that is not JSON";
    }
    JsonNode body = json.tree(reply.body(), BodyFormat.JSON);
    if (!body.isObject()
        || !FIELDS.equals(
            body.properties().stream().map(field -> field.getKey()).collect(Collectors.toSet()))) {
      return "an error of another form";
    }
    int code = body.path("error_code").asInt(-1);
    boolean complete =
        !body.path("desc").asText().isEmpty()
            && body.path("detail").isTextual()
            && body.path("link").asText().endsWith("/code-" + code);
    return ERRORS.contains(code) && code != 0 && complete ? null : "an error that is not known";
  }

  private String success(Wire.Reply reply) {
    JsonNode description =
        Paths.resolve(
            endpoint.contract(),
            endpoint.description().path("responses").path(String.valueOf(reply.status())));
    if (!description.has("content")) {
      return reply.body().length == 0 ? null : "a body where none is documented";
    }
    if (description.path("content").has("*/*")) {
      return null;
    }
    String type = reply.headers().getOrDefault("content-type", "").replaceAll(";.*", "");
    if (!description.path("content").has(type)) {
      return "a media type that is not documented";
    }
    if (!type.equals("application/json")) {
      return null;
    }
    String schema = pointer(reply.status()) + "/content/application~1json/schema";
    return json.firstViolation(
            json.tree(reply.body(), BodyFormat.JSON),
            Contracts.location(endpoint.contract().service(), schema))
        .map(violation -> "a body that does not fit its schema: " + violation)
        .orElse(null);
  }

  private String pointer(int status) {
    String pointer = Paths.pointer(endpoint.operation()) + "/responses/" + status;
    JsonNode node = endpoint.contract().document().at(pointer);
    return node.has("$ref") ? node.path("$ref").asText().substring(1) : pointer;
  }

  /** For people. */
  static String text(Wire.Reply reply) {
    return reply == null
        ? "nothing"
        : reply.status() + " " + new String(reply.body(), StandardCharsets.UTF_8);
  }
}
