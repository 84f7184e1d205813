package dev.perigee.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.platform.contract.Contract;
import dev.perigee.platform.contract.Contracts;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.contract.Operation.Scheme;
import dev.perigee.platform.contract.QueryParameter;
import dev.perigee.platform.http.Service;
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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the contracts: what they say of an operation is what the operation does. */
@QuarkusTest
class ContractWalkTest {
  private static final Contracts CONTRACTS = Contracts.load();
  private static final byte[] EMPTY_OBJECT = {'{', '}'};
  private static final String JSON = "application/json";
  private static final String JSON_SCHEMA = "/content/application~1json/schema";

  @Inject @All List<SampleSource> sources;
  @Inject StrictJson json;

  /** An operation and the service it belongs to. */
  record Call(Service service, Operation operation) {

    Contract contract() {
      return CONTRACTS.of(service);
    }

    @Override
    public String toString() {
      return service + " " + operation.id();
    }
  }

  static Stream<Call> operations() {
    return CONTRACTS.all().stream()
        .flatMap(
            contract ->
                contract.operations().stream()
                    .map(operation -> new Call(contract.service(), operation)));
  }

  static Stream<Call> operationsThatAskWhoCalls() {
    return operations()
        .filter(call -> !call.operation().open())
        .filter(call -> !call.operation().security().contains(Scheme.ANONYMOUS));
  }

  static Stream<Arguments> queryParameters() {
    return operations()
        .flatMap(
            call ->
                call.operation().query().stream().map(parameter -> Arguments.of(call, parameter)));
  }

  static Stream<Arguments> requiredParameters() {
    return queryParameters().filter(pair -> ((QueryParameter) pair.get()[1]).required());
  }

  static Stream<Call> operationsWithBody() {
    return operations().filter(call -> call.operation().body() != null);
  }

  static Stream<Call> operationsWithBodyOfListedTypes() {
    return operationsWithBody().filter(call -> !call.operation().body().types().contains("*/*"));
  }

  static Stream<Call> operationsWithRequiredBody() {
    return operationsWithBody().filter(call -> call.operation().body().required());
  }

  static Stream<Call> operationsWithJsonObject() {
    return operationsWithJsonBody()
        .filter(
            call ->
                schema(
                        call,
                        resolve(call, Paths.pointer(call.operation()) + "/requestBody")
                            + JSON_SCHEMA)
                    .path("type")
                    .asText()
                    .equals("object"));
  }

  static Stream<Call> operationsWithMsgpackAnswers() {
    return operations()
        .filter(call -> call.operation().answerTypes().contains(BodyFormat.MSGPACK_TYPE));
  }

  static Stream<Call> operationsWithJsonBody() {
    return operationsWithBody()
        .filter(call -> call.operation().body().schemaPointer() != null)
        .filter(call -> call.operation().body().types().contains(JSON));
  }

  /** All but the handshakes: those answer with another protocol. */
  static Stream<Call> operationsThatAnswer() {
    return operations()
        .filter(
            call ->
                schema(call, Paths.pointer(call.operation()) + "/responses/101").isMissingNode());
  }

  static Stream<Call> operationsWithPathIds() {
    return operations().filter(call -> call.operation().path().contains("_id}"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void options_lists_the_method(Call call) {
    Operation operation = call.operation();
    Response answer = Callers.at(call.service()).options(Paths.of(call.contract(), operation));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Allow").split(", ")).contains(operation.method(), "OPTIONS");
    assertThat(answer.asByteArray()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("operationsThatAskWhoCalls")
  void nobody_is_refused_where_the_contract_asks_who_calls(Call call) {
    Operation operation = call.operation();
    Response answer = send(call, Callers.anonymous(), "");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertError(operation, answer, 11065);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void a_method_that_is_not_listed_is_refused(Call call) {
    Operation operation = call.operation();
    Set<String> listed =
        call.contract().match(Paths.of(call.contract(), operation)).operations().keySet();
    for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE")) {
      if (!listed.contains(method)) {
        luna(call)
            .request(method, Paths.of(call.contract(), operation))
            .then()
            .statusCode(405)
            .header("Allow", containsString(operation.method()))
            .body("error_code", equalTo(12021));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("queryParameters")
  void a_bad_query_value_is_named(Call call, QueryParameter parameter) {
    Operation operation = call.operation();
    String query = "?" + parameter.name() + "=" + badValue(parameter);

    Response answer = send(call, Callers.luna(), query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertError(operation, answer, 12012);
    if (!operation.method().equals("HEAD")) {
      answer.then().body("detail", equalTo("Bad query parameters '" + parameter.name() + "'"));
    }
  }

  @ParameterizedTest
  @MethodSource("requiredParameters")
  void a_missing_parameter_is_named(Call call, QueryParameter parameter) {
    Operation operation = call.operation();
    Response answer = send(call, Callers.luna(), "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertError(operation, answer, 12014);
    answer.then().body("detail", containsString("'" + parameter.name() + "'"));
  }

  @ParameterizedTest
  @MethodSource("operationsWithPathIds")
  void a_malformed_id_in_the_path_is_not_found(Call call) {
    Operation operation = call.operation();
    String url = operation.path().replaceFirst("\\{[a-z_]*_id}", "no-uuid");

    Response answer =
        luna(call).request(operation.method(), Paths.fill(call.contract(), operation, url));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertError(operation, answer, 12013);
  }

  @ParameterizedTest
  @MethodSource("operationsWithBodyOfListedTypes")
  void a_body_of_a_type_that_is_not_listed_is_refused(Call call) {
    Operation operation = call.operation();
    luna(call)
        .contentType("application/x-unknown")
        .body(new byte[] {'x'})
        .request(operation.method(), Paths.of(call.contract(), operation) + required(operation))
        .then()
        .statusCode(400)
        .body("error_code", equalTo(12023));
  }

  @ParameterizedTest
  @MethodSource("operationsWithRequiredBody")
  void an_absent_body_is_refused_where_it_is_required(Call call) {
    Operation operation = call.operation();
    luna(call)
        .contentType(operation.body().types().getFirst())
        .request(operation.method(), Paths.of(call.contract(), operation) + required(operation))
        .then()
        .statusCode(400)
        .body("error_code", equalTo(12030));
  }

  @ParameterizedTest
  @MethodSource("operationsWithJsonBody")
  void a_broken_json_body_is_refused(Call call) {
    Operation operation = call.operation();
    sendJson(call, "{\"a\": ").statusCode(400).body("error_code", equalTo(12027));
  }

  @ParameterizedTest
  @MethodSource("operationsWithJsonBody")
  void a_json_body_of_the_wrong_kind_is_refused(Call call) {
    Operation operation = call.operation();
    sendJson(call, "5")
        .statusCode(400)
        .body("error_code", equalTo(12022))
        .body("detail", startsWith("Failed to validate input json. Path: ''"));
  }

  @ParameterizedTest
  @MethodSource("operationsWithJsonObject")
  void an_unknown_field_is_named(Call call) {
    Operation operation = call.operation();
    sendJson(call, "{\"no_such_field\": 1}")
        .statusCode(400)
        .body("error_code", equalTo(12022))
        .body(
            "detail",
            containsString("Path: 'no_such_field', message: 'extra fields not permitted'"));
  }

  @ParameterizedTest
  @MethodSource("operationsThatAnswer")
  void a_good_call_gets_the_documented_answer(Call call) {
    Operation operation = call.operation();
    Response answer = sample(call).get();

    assertThat(answer.header("Luna-Request-Id")).isNotNull();
    String pointer = Paths.pointer(operation) + "/responses/" + answer.statusCode();
    JsonNode response = schema(call, pointer);
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
    if (content.has("*/*")) {
      return;
    }
    assertThat(content.has(type)).as("%s is a documented type", type).isTrue();
    if (type.equals(JSON)) {
      String schemaPointer =
          Contracts.location(call.service(), resolve(call, pointer) + JSON_SCHEMA);
      JsonNode tree = json.tree(answer.asByteArray(), BodyFormat.JSON);
      assertThat(json.firstViolation(tree, schemaPointer)).as(tree.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("operationsWithMsgpackAnswers")
  void a_client_that_asks_for_msgpack_gets_the_documented_structure(Call call) throws IOException {
    Response answer;
    RestAssured.filters(acceptMsgpackOf(call));
    try {
      answer = sample(call).get();
    } finally {
      RestAssured.replaceFiltersWith(List.of());
    }

    assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 299);
    assertThat(answer.contentType()).isEqualTo(BodyFormat.MSGPACK_TYPE);
    String pointer =
        resolve(call, Paths.pointer(call.operation()) + "/responses/" + answer.statusCode())
            + "/content/application~1msgpack/schema";
    JsonNode tree = json.tree(answer.asByteArray(), BodyFormat.MSGPACK);
    assertThat(json.firstViolation(tree, pointer)).isEmpty();
  }

  /** Preparing calls of a sample are left as they are. */
  private static Filter acceptMsgpackOf(Call call) {
    return (request, response, chain) -> {
      Contract.Match match = call.contract().match(request.getDerivedPath());
      if (match != null && match.operations().get(request.getMethod()) == call.operation()) {
        request.replaceHeader("Accept", BodyFormat.MSGPACK_TYPE);
      }
      return chain.next(request, response);
    };
  }

  private Supplier<Response> sample(Call call) {
    return sources.stream()
        .filter(source -> source.service() == call.service())
        .map(source -> source.samples().get(call.operation().id()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no SampleSource knows " + call));
  }

  private static RequestSpecification luna(Call call) {
    return Callers.at(call.service(), Callers.luna());
  }

  private static ValidatableResponse sendJson(Call call, String body) {
    Operation operation = call.operation();
    return luna(call)
        .contentType(JSON)
        .body(body)
        .request(operation.method(), Paths.of(call.contract(), operation) + required(operation))
        .then();
  }

  private static Response send(Call call, RequestSpecification caller, String query) {
    Operation operation = call.operation();
    RequestSpecification request =
        Callers.at(call.service(), caller).urlEncodingEnabled(false).redirects().follow(false);
    if (operation.body() != null) {
      request.contentType(operation.body().types().getFirst()).body(EMPTY_OBJECT);
    }
    if (operation.acceptRequired()) {
      request.accept(operation.answerTypes().getFirst());
    }
    return request.request(operation.method(), Paths.of(call.contract(), operation) + query);
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
            Stream.of("1", "x", Paths.ID)
                .filter(parameter.value()::accepts)
                .findFirst()
                .orElseThrow();
        query
            .append(query.isEmpty() ? "?" : "&")
            .append(parameter.name())
            .append("=")
            .append(value);
      }
    }
    return query.toString();
  }

  private static JsonNode schema(Call call, String pointer) {
    return call.contract().document().at(resolve(call, pointer));
  }

  private static String resolve(Call call, String pointer) {
    JsonNode node = call.contract().document().at(pointer);
    return node.has("$ref") ? resolve(call, node.path("$ref").asText().substring(1)) : pointer;
  }
}
