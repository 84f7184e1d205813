package dev.perigee.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.perigee.api.contract.Callers;
import dev.perigee.api.contract.Callers.Login;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens as objects: fields, limits, filters, who may see and change them. */
@QuarkusTest
class TokensApiTest {
  private static final String JSON = "application/json";

  private static ValidatableResponse post(Login owner, String query, String body) {
    return owner.basic().contentType(JSON).body(body).post("/6/tokens" + query).then();
  }

  private static String part(String jwt, int index) {
    return new String(
        Base64.getUrlDecoder().decode(jwt.split("\\.")[index]), StandardCharsets.UTF_8);
  }

  @Test
  void an_issued_token_is_a_jwt_with_three_fields() {
    Login owner = Callers.newLogin("user");

    Response issued =
        owner.issue(
            "{\"permissions\": {}, \"expiration_time\": \"2050-11-11T11:11:11.111+03:00\"}");

    String id = issued.path("token_id");
    issued
        .then()
        .header("Location", equalTo("/6/tokens/" + id))
        .body("url", equalTo("/6/tokens/" + id))
        .body("external_url", matchesPattern("http://127\\.0\\.0\\.1:\\d+/6/tokens/" + id));
    assertThat(part(issued.path("token"), 0)).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");
    assertThat(part(issued.path("token"), 1))
        .isEqualTo(
            """
            {"tokenId":"%s","expirationTime":"2050-11-11T08:11:11.111000+00:00","accountId":"%s"}"""
                .formatted(id, owner.accountId()));
  }

  @Test
  void a_token_is_shown_with_every_field() {
    Login owner = Callers.newLogin("advanced_user");
    Response issued = owner.issue("{\"permissions\": {\"face\": [\"view\", \"matching\"]}}");

    owner
        .basic()
        .get(issued.<String>path("url"))
        .then()
        .statusCode(200)
        .body("permissions", equalTo(Map.of("face", List.of("view", "matching"))))
        .body("description", equalTo(""))
        .body("expiration_time", nullValue())
        .body("visibility_area", equalTo("all"))
        .body("token", equalTo(issued.path("token")))
        .body("token_id", equalTo(issued.path("token_id")))
        .body("account_id", equalTo(owner.accountId()))
        .body("create_time", matchesPattern("\\d{4}-.*\\.\\d{6}\\+00:00"))
        .body("last_update_time", matchesPattern("\\d{4}-.*\\.\\d{6}\\+00:00"))
        .body("size()", equalTo(9));
  }

  @Test
  void tokens_of_plain_users_see_their_account_only() {
    Login owner = Callers.newLogin("user");

    owner
        .basic()
        .get(owner.issue("{\"permissions\": {}}").<String>path("url"))
        .then()
        .body("visibility_area", equalTo("account"));
    post(owner, "", "{\"permissions\": {}, \"visibility_area\": \"all\"}")
        .statusCode(400)
        .body("error_code", equalTo(12022))
        .body("detail", matchesPattern(".*Path: 'visibility_area'.*"));
  }

  @Test
  void all_permissions_are_granted_when_asked() {
    Login owner = Callers.newLogin("user");
    String url =
        post(owner, "?grant_all_permissions=1", "{\"expiration_time\": null}")
            .statusCode(201)
            .extract()
            .path("url");

    JsonPath permissions = owner.basic().get(url).jsonPath();

    assertThat(permissions.<Map<String, Object>>get("permissions")).hasSize(19);
    assertThat(permissions.getList("permissions.face"))
        .containsExactly("creation", "view", "modification", "deletion", "matching");
    assertThat(permissions.getList("permissions.resources"))
        .containsExactly("iso", "liveness", "sdk");
    assertThat(permissions.getInt("permissions.emit_events.allowed")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                            | permissions                    | field required",
        "{'permissions': null}                         | permissions                    | value is not a valid object",
        "{'permissions': {'face': ['fly']}}            | permissions.face.0             | value is not a valid enumeration.*",
        "{'permissions': {'account': ['deletion']}}    | permissions.account.0          | value is not a valid enumeration.*",
        "{'permissions': {'own': ['matching']}}        | permissions.own.0              | value is not a valid enumeration.*",
        "{'permissions': {'Own': ['view']}}            | permissions.Own                | extra fields not permitted",
        "{'permissions': {'ab': ['view']}}             | permissions.ab                 | extra fields not permitted",
        "{'permissions': {'abcdefghijklmnopq': []}}    | permissions.abcdefghijklmnopq  | extra fields not permitted",
        "{'permissions': {'verify': {}}}               | permissions.verify.allowed     | field required",
        "{'permissions': {'verify': {'allowed': 2}}}   | permissions.verify.allowed     | value is not a valid enumeration.*",
        "{'permissions': {}, 'expiration_time': '2020-01-01T00:00:00Z'} | expiration_time | the time has passed",
        "{'permissions': {}, 'expiration_time': 'soon'}                 | expiration_time | value is not a valid date-time",
        "{'permissions': {}, 'visibility_area': 'world'}                | visibility_area | value is not a valid enumeration.*",
      })
  void a_bad_field_is_named(String body, String path, String message) {
    post(Callers.newLogin("advanced_user"), "", body.replace('\'', '"'))
        .statusCode(400)
        .body("error_code", equalTo(12022))
        .body(
            "detail",
            matchesPattern(
                "Failed to validate input json\\. Path: '%s', message: '%s'"
                    .formatted(path.replace(".", "\\."), message)));
  }

  @Test
  void white_and_black_list_exclude_each_other() {
    post(
            Callers.newLogin("user"),
            "",
            """
            {"permissions": {"emit_events": {"allowed": 1, "white_list": ["%1$s"],
             "black_list": ["%1$s"]}}}"""
                .formatted(UUID.randomUUID()))
        .statusCode(400)
        .body("detail", matchesPattern(".*Path: 'permissions.emit_events'.*"));
  }

  @Test
  void a_description_has_at_most_128_characters() {
    Login owner = Callers.newLogin("user");
    String body = "{\"permissions\": {}, \"description\": \"%s\"}";

    post(owner, "", body.formatted("x".repeat(128))).statusCode(201);
    post(owner, "", body.formatted("x".repeat(129))).statusCode(400);
  }

  @Test
  void tokens_are_listed_newest_first_by_pages() {
    Login owner = Callers.newLogin("user");
    String first = owner.issue("{\"permissions\": {}}").path("token_id");
    String second = owner.issue("{\"permissions\": {}}").path("token_id");
    String third = owner.issue("{\"permissions\": {}}").path("token_id");

    owner
        .basic()
        .get("/6/tokens")
        .then()
        .statusCode(200)
        .body("tokens.token_id", contains(third, second, first))
        .body("size()", equalTo(1));
    owner
        .basic()
        .get("/6/tokens?page=2&page_size=2")
        .then()
        .body("tokens.token_id", contains(first));
    owner.basic().get("/6/tokens?page=3&page_size=2").then().body("tokens", hasSize(0));
  }

  @Test
  void tokens_are_filtered_by_time() {
    Login owner = Callers.newLogin("user");
    Response issued = owner.issue("{\"permissions\": {}}");
    String made = owner.basic().get(issued.<String>path("url")).path("create_time");

    owner
        .basic()
        .queryParam("create_time__gte", made)
        .get("/6/tokens")
        .then()
        .body("tokens", hasSize(1));
    owner
        .basic()
        .queryParam("create_time__lt", made)
        .get("/6/tokens")
        .then()
        .body("tokens", hasSize(0));
  }

  @Test
  void who_reads_everything_sees_foreign_tokens_without_the_jwt() {
    Login owner = Callers.newLogin("user");
    String id = owner.issue("{\"permissions\": {}}").path("token_id");
    Login reader = Callers.newLogin("advanced_user");

    reader
        .basic()
        .get("/6/tokens?account_id=" + owner.accountId())
        .then()
        .body("tokens.token_id", contains(id))
        .body("tokens.token", everyItem(nullValue()));
    reader.basic().get("/6/tokens/" + id).then().statusCode(200).body("token", nullValue());
    reader.basic().get("/6/tokens?page_size=1000").then().body("tokens.token_id", hasItem(id));
  }

  @Test
  void the_account_filter_means_nothing_to_who_sees_one_account() {
    Login owner = Callers.newLogin("user");
    String id = owner.issue("{\"permissions\": {}}").path("token_id");
    Login other = Callers.newLogin("user");

    other
        .basic()
        .get("/6/tokens?account_id=" + owner.accountId())
        .then()
        .body("tokens", hasSize(0));
    Callers.anonymous()
        .header("Luna-Account-Id", owner.accountId())
        .get("/6/tokens?account_id=" + other.accountId())
        .then()
        .body("tokens.token_id", contains(id));
  }

  @Test
  void a_foreign_token_is_not_there_to_be_changed() {
    String url = Callers.newLogin("user").issue("{\"permissions\": {}}").path("url");
    Login other = Callers.newLogin("advanced_user");

    other
        .basic()
        .delete(url)
        .then()
        .statusCode(404)
        .body("error_code", equalTo(41003))
        .body("detail", matchesPattern("Token with id '.*' not found"));
    other
        .basic()
        .contentType(JSON)
        .body("{\"permissions\": {}}")
        .put(url)
        .then()
        .statusCode(404)
        .body("error_code", equalTo(41003));
    Callers.newLogin("user").basic().get(url).then().statusCode(404);
  }

  @Test
  void replacing_sets_every_field_and_keeps_the_jwt_working() {
    Login owner = Callers.newLogin("advanced_user");
    Response issued =
        owner.issue("{\"permissions\": {\"face\": [\"view\"]}, \"description\": \"old\"}");
    String url = issued.path("url");

    Response replaced =
        owner
            .basic()
            .contentType(JSON)
            .body("{\"permissions\": {\"account\": [\"view\"]}, \"visibility_area\": \"account\"}")
            .put(url);

    replaced
        .then()
        .statusCode(200)
        .body("token_id", equalTo(issued.path("token_id")))
        .body("token", equalTo(issued.path("token")))
        .body("url", equalTo(url))
        .body("external_url", equalTo(issued.path("external_url")));
    owner
        .basic()
        .get(url)
        .then()
        .body("description", equalTo(""))
        .body("visibility_area", equalTo("account"))
        .body("permissions.face", nullValue())
        .body("last_update_time", not(equalTo(issued.path("create_time"))));
    Callers.bearer(issued.path("token")).get("/6/account").then().statusCode(200);
  }

  @Test
  void a_token_hands_on_no_more_than_it_has() {
    Login owner = Callers.newLogin("advanced_user");
    String soon = Instant.now().plusSeconds(3600).toString();
    String jwt =
        owner
            .issue(
                """
                {"permissions": {"token": ["creation", "view"], "face": ["view"],
                  "emit_events": {"allowed": 1, "white_list": ["%s"]}},
                 "visibility_area": "account", "expiration_time": "%s"}"""
                    .formatted(new UUID(0, 1), soon))
            .path("token");
    String body = "{\"permissions\": %s, \"expiration_time\": %s}";
    String until = '"' + soon + '"';

    bear(jwt, body.formatted("{\"face\": [\"view\"]}", until)).statusCode(201);
    denied(bear(jwt, body.formatted("{\"face\": [\"creation\"]}", until)), "creation", "face");
    denied(
        bear(jwt, body.formatted("{\"emit_events\": {\"allowed\": 1}}", until)),
        "allowed",
        "emit_events");
    denied(bear(jwt, body.formatted("{}", "null")), "later", "expiration_time");
    denied(
        bear(
            jwt,
            "{\"permissions\": {}, \"visibility_area\": \"all\", \"expiration_time\": "
                + until
                + "}"),
        "all",
        "visibility_area");
  }

  private static ValidatableResponse bear(String jwt, String body) {
    return Callers.bearer(jwt).contentType(JSON).body(body).post("/6/tokens").then();
  }

  private static void denied(ValidatableResponse answer, String action, String object) {
    answer
        .statusCode(403)
        .body("error_code", equalTo(11059))
        .body(
            "detail",
            equalTo(
                "Request denied due to token restrictions, required '%s' permission for '%s'"
                    .formatted(action, object)));
  }

  @Test
  void a_token_does_not_read_the_jwt_of_a_stronger_one() {
    Login owner = Callers.newLogin("user");
    Response strong = owner.issue("{\"permissions\": {\"face\": [\"deletion\"]}}");
    Response weak = owner.issue("{\"permissions\": {\"token\": [\"view\"]}}");
    String jwt = weak.path("token");

    Callers.bearer(jwt)
        .get(strong.<String>path("url"))
        .then()
        .statusCode(200)
        .body("token", nullValue());
    Callers.bearer(jwt).get(weak.<String>path("url")).then().body("token", equalTo(jwt));
  }
}
