package dev.perigee.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.platform.contract.Contract;
import dev.perigee.platform.contract.ContractLoader;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.contract.Operation.Scheme;
import dev.perigee.platform.contract.QueryParameter;
import dev.perigee.platform.json.BodyFormat;
import dev.perigee.platform.json.StrictJson;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks openapi.yaml: what it says of an operation is what the operation does. */
@QuarkusTest
class ContractWalkTest {
  private static final Contract CONTRACT = ContractLoader.load();
  private static final byte[] EMPTY_OBJECT = {'{', '}'};
  private static final String JSON = "application/json";

  @Inject @All List<SampleSource> sources;
  @Inject StrictJson json;

  static Stream<Operation> operations() {
    return CONTRACT.operations().stream();
  }

  static Stream<Operation> operationsThatAskWhoCalls() {
    return operations()
        .filter(operation -> !operation.open())
        .filter(operation -> !operation.security().contains(Scheme.ANONYMOUS));
  }

  static Stream<Arguments> queryParameters() {
    return operations()
        .flatMap(
            operation ->
                operation.query().stream().map(parameter -> Arguments.of(operation, parameter)));
  }

  static Stream<Arguments> requiredParameters() {
    return queryParameters().filter(pair -> ((QueryParameter) pair.get()[1]).required());
  }

  static Stream<Operation> operationsWithBody() {
    return operations().filter(operation -> operation.body() != null);
  }

  static Stream<Operation> operationsWithBodyOfListedTypes() {
    return operationsWithBody().filter(operation -> !operation.body().types().contains("*/*"));
  }

  static Stream<Operation> operationsWithRequiredBody() {
    return operationsWithBody().filter(operation -> operation.body().required());
  }

  static Stream<Operation> operationsWithJsonObject() {
    return operationsWithJsonBody()
        .filter(
            operation ->
                schema(operation.body().schemaPointer()).path("type").asText().equals("object"));
  }

  static Stream<Operation> operationsWithJsonBody() {
    return operationsWithBody().filter(operation -> operation.body().schemaPointer() != null);
  }

  static Stream<Operation> operationsWithMsgpackAnswers() {
    return operations()
        .filter(operation -> operation.answerTypes().contains(BodyFormat.MSGPACK_TYPE));
  }

  static Stream<Operation> operationsWithPathIds() {
    return operations().filter(operation -> operation.path().contains("_id}"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void options_lists_the_method(Operation operation) {
    Response answer = Callers.anonymous().options(url(operation));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Allow").split(", ")).contains(operation.method(), "OPTIONS");
    assertThat(answer.asByteArray()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("operationsThatAskWhoCalls")
  void nobody_is_refused_where_the_contract_asks_who_calls(Operation operation) {
    Response answer = call(Callers.anonymous(), operation, "");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertError(operation, answer, 11065);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void a_method_that_is_not_listed_is_refused(Operation operation) {
    Set<String> listed = CONTRACT.match(url(operation)).operations().keySet();
    for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE")) {
      if (!listed.contains(method)) {
        Callers.luna()
            .request(method, url(operation))
            .then()
            .statusCode(405)
            .header("Allow", containsString(operation.method()))
            .body("error_code", equalTo(12021));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("queryParameters")
  void a_bad_query_value_is_named(Operation operation, QueryParameter parameter) {
    String query = "?" + parameter.name() + "=" + badValue(parameter);

    Response answer = call(Callers.luna(), operation, query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertError(operation, answer, 12012);
    if (!operation.method().equals("HEAD")) {
      answer.then().body("detail", equalTo("Bad query parameters '" + parameter.name() + "'"));
    }
  }

  @ParameterizedTest
  @MethodSource("requiredParameters")
  void a_missing_parameter_is_named(Operation operation, QueryParameter parameter) {
    Response answer = call(Callers.luna(), operation, "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertError(operation, answer, 12014);
    answer.then().body("detail", containsString("'" + parameter.name() + "'"));
  }

  @ParameterizedTest
  @MethodSource("operationsWithPathIds")
  void a_malformed_id_in_the_path_is_not_found(Operation operation) {
    String url = operation.path().replaceFirst("\\{[a-z_]*_id}", "no-uuid");

    Response answer = Callers.luna().request(operation.method(), fill(url));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertError(operation, answer, 12013);
  }

  @ParameterizedTest
  @MethodSource("operationsWithBodyOfListedTypes")
  void a_body_of_a_type_that_is_not_listed_is_refused(Operation operation) {
    Callers.luna()
        .contentType("application/x-unknown")
        .body(new byte[] {'x'})
        .request(operation.method(), url(operation) + required(operation))
        .then()
        .statusCode(400)
        .body("error_code", equalTo(12023));
  }

  @ParameterizedTest
  @MethodSource("operationsWithRequiredBody")
  void an_absent_body_is_refused_where_it_is_required(Operation operation) {
    Callers.luna()
        .contentType(operation.body().types().getFirst())
        .request(operation.method(), url(operation) + required(operation))
        .then()
        .statusCode(400)
        .body("error_code", equalTo(12030));
  }

  @ParameterizedTest
  @MethodSource("operationsWithJsonBody")
  void a_broken_json_body_is_refused(Operation operation) {
    sendJson(operation, "{\"a\": ").statusCode(400).body("error_code", equalTo(12027));
  }

  @ParameterizedTest
  @MethodSource("operationsWithJsonBody")
  void a_json_body_of_the_wrong_kind_is_refused(Operation operation) {
    sendJson(operation, "5")
        .statusCode(400)
        .body("error_code", equalTo(12022))
        .body("detail", startsWith("Failed to validate input json. Path: ''"));
  }

  @ParameterizedTest
  @MethodSource("operationsWithJsonObject")
  void an_unknown_field_is_named(Operation operation) {
    sendJson(operation, "{\"no_such_field\": 1}")
        .statusCode(400)
        .body("error_code", equalTo(12022))
        .body(
            "detail",
            containsString("Path: 'no_such_field', message: 'extra fields not permitted'"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void a_good_call_gets_the_documented_answer(Operation operation) {
    Response answer = sample(operation).get();

    assertThat(answer.header("Luna-Request-Id")).isNotNull();
    String pointer = pointer(operation) + "/responses/" + answer.statusCode();
    JsonNode response = schema(pointer);
    assertThat(response.isMissingNode())
        .as("%s is documented; body %s", answer.statusCode(), answer.asString())
        .isFalse();
    assertThat(answer.statusCode()).isBetween(200, 399);
    JsonNode content = response.path("content");
    if (content.isMissingNode() || operation.method().equals("HEAD")) {
      assertThat(answer.asByteArray()).isEmpty();
      return;
    }
    String type = answer.contentType().replaceAll(";.*", "");
    assertThat(content.has(type)).as("%s is a documented type", type).isTrue();
    if (type.equals(JSON)) {
      String schemaPointer = resolve(pointer) + "/content/application~1json/schema";
      JsonNode tree = json.tree(answer.asByteArray(), BodyFormat.JSON);
      assertThat(json.firstViolation(tree, schemaPointer)).as(tree.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("operationsWithMsgpackAnswers")
  void a_client_that_asks_for_msgpack_gets_the_documented_structure(Operation operation)
      throws IOException {
    Response answer;
    RestAssured.filters(acceptMsgpackOf(operation));
    try {
      answer = sample(operation).get();
    } finally {
      RestAssured.replaceFiltersWith(List.of());
    }

    assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 299);
    assertThat(answer.contentType()).isEqualTo(BodyFormat.MSGPACK_TYPE);
    String pointer =
        resolve(pointer(operation) + "/responses/" + answer.statusCode())
            + "/content/application~1msgpack/schema";
    JsonNode tree = json.tree(answer.asByteArray(), BodyFormat.MSGPACK);
    assertThat(json.firstViolation(tree, pointer)).isEmpty();
  }

  /** Preparing calls of a sample are left as they are. */
  private static Filter acceptMsgpackOf(Operation operation) {
    return (request, response, chain) -> {
      Contract.Match match = CONTRACT.match(request.getDerivedPath());
      if (match != null && match.operations().get(request.getMethod()) == operation) {
        request.replaceHeader("Accept", BodyFormat.MSGPACK_TYPE);
      }
      return chain.next(request, response);
    };
  }

  private Supplier<Response> sample(Operation operation) {
    return sources.stream()
        .map(source -> source.samples().get(operation.id()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no SampleSource knows " + operation.id()));
  }

  private static ValidatableResponse sendJson(Operation operation, String body) {
    return Callers.luna()
        .contentType(JSON)
        .body(body)
        .request(operation.method(), url(operation) + required(operation))
        .then();
  }

  private static Response call(RequestSpecification caller, Operation operation, String query) {
    RequestSpecification request = caller.urlEncodingEnabled(false).redirects().follow(false);
    if (operation.body() != null) {
      request.contentType(operation.body().types().getFirst()).body(EMPTY_OBJECT);
    }
    if (operation.acceptRequired()) {
      request.accept(operation.answerTypes().getFirst());
    }
    return request.request(operation.method(), url(operation) + query);
  }

  private static void assertError(Operation operation, Response answer, int code) {
    if (operation.method().equals("HEAD")) {
      assertThat(answer.asByteArray()).isEmpty();
    } else {
      answer
          .then()
          .header("Content-Type", JSON)
          .body("error_code", equalTo(code))
          .body("desc", not(equalTo("")))
          .body("link", containsString("code-" + code));
    }
  }

  private static String badValue(QueryParameter parameter) {
    return Stream.of("x", "-1", "%00", "", "999999999999")
        .filter(text -> !parameter.value().accepts(text.equals("%00") ? "\0" : text))
        .findFirst()
        .orElseThrow();
  }

  /** Values for the query parameters without which the operation does not go on. */
  private static String required(Operation operation) {
    StringBuilder query = new StringBuilder();
    for (QueryParameter parameter : operation.query()) {
      if (parameter.required()) {
        String value =
            Stream.of("1", "x", ID).filter(parameter.value()::accepts).findFirst().orElseThrow();
        query
            .append(query.isEmpty() ? "?" : "&")
            .append(parameter.name())
            .append("=")
            .append(value);
      }
    }
    return query.toString();
  }

  private static final String ID = "0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d11";

  private static String url(Operation operation) {
    return fill(operation.path());
  }

  /** A URL of the path that the contract matches; the ids name nothing. */
  private static String fill(String path) {
    String url = path;
    for (String value : Arrays.asList("faces", ID)) {
      url =
          value.equals(ID)
              ? url.replaceAll("\\{[a-z_]+}", value)
              : url.replaceAll("\\{samples_type}", value);
    }
    return url;
  }

  private static String pointer(Operation operation) {
    return "/paths/"
        + operation.path().replace("/", "~1")
        + "/"
        + operation.method().toLowerCase(java.util.Locale.ROOT);
  }

  private static JsonNode schema(String pointer) {
    return CONTRACT.document().at(resolve(pointer));
  }

  private static String resolve(String pointer) {
    JsonNode node = CONTRACT.document().at(pointer);
    return node.has("$ref") ? resolve(node.path("$ref").asText().substring(1)) : pointer;
  }
}
