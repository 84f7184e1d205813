package dev.perigee.api.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class HandlersApiTest {
  private static final JsonMapper JSON = new JsonMapper();

  private HandlerClient client;

  @BeforeEach
  void newAccount() {
    client = new HandlerClient();
  }

  @Test
  void a_created_handler_is_answered_with_its_place() {
    JsonPath made =
        client
            .post("/6/handlers", "{\"description\": \"entrance\", \"policies\": {}}")
            .statusCode(201)
            .header("Location", startsWith("/6/handlers/"))
            .body("external_url", startsWith("http"))
            .extract()
            .jsonPath();

    String url = made.getString("url");
    assertThat(url).endsWith(made.getString("handler_id"));
    assertThat(made.getString("external_url")).endsWith(url);
    client
        .get(url)
        .statusCode(200)
        .body("handler_id", is(made.getString("handler_id")))
        .body("account_id", is(client.account()))
        .body("description", is("entrance"))
        .body("handler_type", is(0))
        .body("is_dynamic", is(false))
        .body("lambda_id", nullValue());
  }

  @Test
  void empty_policies_are_answered_with_every_default() {
    String id = client.handler("{}");

    JsonPath policies =
        client.get("/6/handlers/" + id).extract().jsonPath().setRootPath("policies");

    assertThat(policies.getInt("detect_policy.detect_face")).isEqualTo(1);
    assertThat(policies.getInt("detect_policy.detect_body")).isZero();
    assertThat(policies.getInt("detect_policy.multiface_policy")).isEqualTo(1);
    assertThat(policies.getInt("detect_policy.yaw_threshold")).isEqualTo(180);
    assertThat(policies.getDouble("detect_policy.estimate_liveness.liveness_threshold"))
        .isEqualTo(0.5);
    assertThat(policies.getInt("detect_policy.face_quality.estimate")).isZero();
    assertThat(policies.getInt("detect_policy.estimate_people_count.people_coordinates"))
        .isEqualTo(1);
    assertThat(policies.getInt("extract_policy.extract_face_descriptor")).isEqualTo(1);
    assertThat(policies.getInt("extract_policy.extract_body_descriptor")).isZero();
    assertThat(policies.getList("match_policy")).isEmpty();
    assertThat(policies.getList("conditional_tags_policy")).isEmpty();
    assertThat(policies.getInt("storage_policy.face_sample_policy.store_sample")).isEqualTo(1);
    assertThat(policies.getInt("storage_policy.image_origin_policy.store_image")).isZero();
    assertThat(policies.getInt("storage_policy.image_origin_policy.use_external_references"))
        .isEqualTo(1);
    assertThat(policies.getInt("storage_policy.attribute_policy.ttl")).isEqualTo(300);
    assertThat(policies.getInt("storage_policy.face_policy.set_sample_as_avatar")).isEqualTo(1);
    assertThat(policies.getInt("storage_policy.event_policy.wait_saving")).isEqualTo(1);
    assertThat(policies.getInt("storage_policy.notification_policy.send_notification"))
        .isEqualTo(1);
    assertThat(policies.getList("storage_policy.callbacks")).isEmpty();
  }

  @Test
  void what_is_given_comes_back_beside_the_defaults_and_can_be_put_again() throws IOException {
    JsonNode given = JSON.readTree(PolicyExamples.FULL);
    String id = client.handler(PolicyExamples.FULL);

    JsonNode answered = JSON.readTree(client.get("/6/handlers/" + id).extract().asString());
    assertContains(answered.path("policies"), given, "");

    ObjectNode again = JSON.createObjectNode();
    again.set("policies", answered.path("policies"));
    client.put("/6/handlers/" + id, again.toString()).statusCode(204);
    JsonNode after = JSON.readTree(client.get("/6/handlers/" + id).extract().asString());
    assertThat(after.path("policies")).isEqualTo(answered.path("policies"));
  }

  private static void assertContains(JsonNode whole, JsonNode part, String path) {
    if (part.isObject()) {
      part.properties()
          .forEach(
              field ->
                  assertContains(
                      whole.path(field.getKey()), field.getValue(), path + "/" + field.getKey()));
    } else if (part.isArray()) {
      assertThat(whole.size()).as(path).isEqualTo(part.size());
      for (int i = 0; i < part.size(); i++) {
        assertContains(whole.path(i), part.path(i), path + "/" + i);
      }
    } else {
      assertThat(whole).as(path).isEqualTo(part);
    }
  }

  @Test
  void other_names_of_fields_are_answered_under_the_usual_ones() {
    String id =
        client.handler(
            """
            {"detect_policy": {"estimate_liveness": 1, "estimate_deepfake": 0},
             "extract_policy": {"extract_descriptor": 0, "score_threshold": 0.25},
             "conditional_tags_policy": [{"tag": "a", "filters": {"emotion": [3], "ethnic_groups": [1]}}]}
            """);

    client
        .get("/6/handlers/" + id)
        .body("policies.detect_policy.estimate_liveness.estimate", is(1))
        .body("policies.detect_policy.estimate_deepfake.estimate", is(0))
        .body("policies.extract_policy.extract_face_descriptor", is(0))
        .body("policies.extract_policy.fd_score_threshold", is(0.25f))
        .body("policies.extract_policy.score_threshold", nullValue())
        .body("policies.conditional_tags_policy[0].filters.emotions", contains(3))
        .body("policies.conditional_tags_policy[0].filters.ethnicities", contains(1))
        .body("policies.conditional_tags_policy[0].filters.emotion", nullValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"x": 1}                                                    | policies.x
          {"detect_policy": {"detect_face": 2}}                       | policies.detect_policy.detect_face
          {"detect_policy": {"detect_face": true}}                    | policies.detect_policy.detect_face
          {"detect_policy": {"yaw_threshold": 181}}                   | policies.detect_policy.yaw_threshold
          {"detect_policy": {"liveness_states": []}}                  | policies.detect_policy.liveness_states
          {"detect_policy": {"face_quality": {"checks": {"hat": {}}}}} | policies.detect_policy.face_quality.checks.hat
          {"extract_policy": {"fd_score_threshold": 1.5}}             | policies.extract_policy.fd_score_threshold
          {"match_policy": [{"candidates": {"origin": "faces"}}]}     | policies.match_policy.0.label
          {"match_policy": [{"label": "a", "candidates": {"origin": "persons"}}]} | policies.match_policy.0.candidates.origin
          {"match_policy": [{"label": "a", "candidates": {"origin": "faces", "create_time__gte": "now-3q"}}]} | policies.match_policy.0.candidates.create_time__gte
          {"match_policy": [{"label": "a", "candidates": {"origin": "faces"}, "limit": 101}]} | policies.match_policy.0.limit
          {"match_policy": [{"label": "a", "candidates": {"origin": "faces"}, "filters": {"match": []}}]} | policies.match_policy.0.filters.match
          {"match_policy": [{"label": "a", "candidates": {"origin": "faces"}}, {"label": "a", "candidates": {"origin": "faces"}}]} | policies.match_policy.1.label
          {"match_policy": [{"label": "a", "candidates": {"origin": "faces"}, "descriptor": {"descriptor_type": "body"}}]} | policies.match_policy.0.candidates.origin
          {"conditional_tags_policy": [{"filters": {}}]}              | policies.conditional_tags_policy.0.tag
          {"conditional_tags_policy": [{"tag": "t", "filters": {"match": [{"label": "b"}]}}]} | policies.conditional_tags_policy.0.filters.match.0.label
          {"storage_policy": {"face_sample_policy": {"ttl": 8}}}      | policies.storage_policy.face_sample_policy.ttl
          {"storage_policy": {"attribute_policy": {"ttl": 0}}}        | policies.storage_policy.attribute_policy.ttl
          {"storage_policy": {"face_policy": {"link_to_lists_policy": [{"list_id": "x"}]}}} | policies.storage_policy.face_policy.link_to_lists_policy.0.list_id
          {"storage_policy": {"callbacks": [{"type": "mail"}]}}       | policies.storage_policy.callbacks.0.type
          {"storage_policy": {"callbacks": [{"type": "http", "url": "ftp://a/b"}]}} | policies.storage_policy.callbacks.0.url
          """)
  void a_fault_is_refused_with_its_path(String policies, String path) {
    client
        .validate(policies)
        .statusCode(400)
        .body("error_code", is(12022))
        .body("detail", containsString("Path: '" + path + "'"));
    client
        .post("/6/handlers", "{\"policies\": " + policies + "}")
        .statusCode(400)
        .body("detail", containsString("Path: '" + path + "'"));
  }

  @Test
  void the_validator_has_nothing_to_say_about_good_policies() {
    client.validate(PolicyExamples.FULL).statusCode(200).body(is(""));
    client.validate("{}").statusCode(200);
    client.post("/6/handlers/validator", "{}").statusCode(400).body("error_code", is(12022));
  }

  @Test
  void a_type_has_the_fields_that_belong_to_it_and_no_others() {
    String lambda = "\"lambda_id\": \"" + HandlerClient.NOWHERE + "\"";
    refused("{}", "policies");
    refused("{\"handler_type\": 1, \"policies\": {}}", "policies");
    refused("{\"handler_type\": 2}", "lambda_id");
    refused("{\"handler_type\": 2, " + lambda + ", \"policies\": {}}", "policies");
    refused("{\"policies\": {}, " + lambda + "}", "lambda_id");
    refused("{\"handler_type\": 3}", "handler_type");

    String id = client.make("{\"handler_type\": 2, " + lambda + "}");
    client
        .get("/6/handlers/" + id)
        .body("handler_type", is(2))
        .body("lambda_id", is(HandlerClient.NOWHERE))
        .body("policies", nullValue());
  }

  private void refused(String body, String path) {
    client
        .post("/6/handlers", body)
        .statusCode(400)
        .body("error_code", is(12022))
        .body("detail", containsString("'" + path + "'"));
  }

  @Test
  void the_older_way_to_ask_for_a_dynamic_handler_counts_when_there_is_no_type() {
    String dynamic = client.make("{\"is_dynamic\": true}");
    String fixed = client.make("{\"is_dynamic\": true, \"handler_type\": 0, \"policies\": {}}");

    client.get("/6/handlers/" + dynamic).body("handler_type", is(1)).body("is_dynamic", is(true));
    client.get("/6/handlers/" + fixed).body("handler_type", is(0)).body("is_dynamic", is(false));
  }

  @Test
  void handlers_are_listed_newest_first_and_filtered() {
    String gate = client.make("{\"description\": \"Gate North\", \"policies\": {}}");
    String dynamic = client.make("{\"description\": \"gate south\", \"handler_type\": 1}");
    String lambda =
        client.make(
            "{\"description\": \"Lambda\", \"handler_type\": 2, \"lambda_id\": \""
                + HandlerClient.NOWHERE
                + "\"}");

    client.get("/6/handlers").statusCode(200).body("handler_id", contains(lambda, dynamic, gate));
    client.get("/6/handlers?page=2&page_size=2").body("handler_id", contains(gate));
    client.get("/6/handlers?handler_type=1").body("handler_id", contains(dynamic));
    client.get("/6/handlers?handler_type=0&is_dynamic=1").body("handler_id", contains(gate));
    client.get("/6/handlers?is_dynamic=1").body("handler_id", contains(dynamic));
    client.get("/6/handlers?is_dynamic=0").body("handler_id", contains(lambda, gate));
    client.get("/6/handlers?description=GATE").body("handler_id", contains(dynamic, gate));
    client.get("/6/handlers/count").body("handlers_count", is(3));
    client.get("/6/handlers/count?description=south").body("handlers_count", is(1));
    client.get("/6/handlers/count?handler_type=2").body("handlers_count", is(1));
  }

  @Test
  void replacing_leaves_nothing_of_what_was_there() {
    String id = client.make("{\"description\": \"old\", \"policies\": {}}");
    String before = client.get("/6/handlers/" + id).extract().path("last_update_time");

    client.put("/6/handlers/" + id, "{\"handler_type\": 1}").statusCode(204);

    String after =
        client
            .get("/6/handlers/" + id)
            .body("description", equalTo(""))
            .body("handler_type", is(1))
            .body("policies", nullValue())
            .extract()
            .path("last_update_time");
    assertThat(after).isGreaterThan(before);
    client.put("/6/handlers/" + id, "{\"policies\": {\"x\": 1}}").statusCode(400);
  }

  @Test
  void a_deleted_handler_is_gone() {
    String path = "/6/handlers/" + client.handler("{}");
    client.request().head(path).then().statusCode(200);

    client.request().delete(path).then().statusCode(204);

    client.request().head(path).then().statusCode(404);
    client.get(path).statusCode(404).body("error_code", is(34000));
    client.request().delete(path).then().statusCode(404).body("error_code", is(34000));
    client.put(path, "{\"policies\": {}}").statusCode(404).body("detail", endsWith("not found"));
  }

  @Test
  void handlers_of_other_accounts_do_not_exist() {
    String path = "/6/handlers/" + client.handler("{}");
    HandlerClient other = new HandlerClient();

    other.get(path).statusCode(404);
    other.put(path, "{\"policies\": {}}").statusCode(404);
    other.request().delete(path).then().statusCode(404);
    other.get("/6/handlers").body("", equalTo(List.of()));
    other.get("/6/handlers/count").body("handlers_count", is(0));
  }
}
