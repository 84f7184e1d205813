package dev.perigee.api;

import static dev.perigee.api.FaceClient.NOWHERE;
import static dev.perigee.api.FaceClient.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.perigee.api.contract.Callers;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FacesApiTest {
  private final FaceClient anna = new FaceClient();
  private final FaceClient bert = new FaceClient();

  @Test
  void a_face_needs_no_body() {
    String id =
        anna.request()
            .post("/6/faces")
            .then()
            .statusCode(201)
            .header("Location", matchesPattern("/6/faces/[a-f0-9-]{36}"))
            .extract()
            .path("face_id");

    anna.get("/6/faces/" + id)
        .statusCode(200)
        .body("face_id", equalTo(id))
        .body("account_id", equalTo(anna.account()))
        .body("event_id", nullValue())
        .body("user_data", emptyString())
        .body("external_id", emptyString())
        .body("avatar", emptyString())
        .body("lists", empty())
        .body("create_time", matchesPattern("\\d{4}-.*\\.\\d{6}\\+00:00"));
  }

  @Test
  void a_face_keeps_what_it_was_given() {
    String first = anna.list();
    String second = anna.list();
    String event = uuid();

    String id =
        anna.face(
            Map.of(
                "external_id",
                "emp-0042",
                "user_data",
                "gate 4",
                "avatar",
                "/6/samples/faces/" + uuid(),
                "event_id",
                event,
                "lists",
                List.of(second, first)));

    anna.get("/6/faces/" + id)
        .body("external_id", equalTo("emp-0042"))
        .body("user_data", equalTo("gate 4"))
        .body("avatar", containsString("/6/samples/faces/"))
        .body("event_id", equalTo(event))
        .body("lists", contains(second, first));
  }

  @Test
  void an_unknown_list_creates_nothing() {
    String list = anna.list();
    anna.post("/6/faces", Map.of("lists", List.of(list, NOWHERE)))
        .statusCode(400)
        .body("error_code", equalTo(22005))
        .body("detail", containsString(NOWHERE));

    anna.get("/6/faces/count").body("faces_count", equalTo(0));
  }

  @Test
  void a_list_of_another_account_is_unknown() {
    anna.post("/6/faces", Map.of("lists", List.of(bert.list())))
        .statusCode(400)
        .body("error_code", equalTo(22005));
  }

  @Test
  void an_unknown_attribute_is_refused_before_an_unknown_list() {
    anna.post(
            "/6/faces",
            Map.of("attribute", Map.of("attribute_id", NOWHERE), "lists", List.of(NOWHERE)))
        .statusCode(400)
        .body("error_code", equalTo(22011))
        .body("detail", equalTo("Attributes with id " + NOWHERE + " not found"));
  }

  @Test
  void an_attribute_of_another_account_is_unknown() {
    String attribute = bert.attribute(FaceClient.descriptor());

    anna.post("/6/faces", Map.of("attribute", Map.of("attribute_id", attribute)))
        .statusCode(400)
        .body("error_code", equalTo(22011));
  }

  @Test
  void an_attribute_serves_one_face_only_and_lives_on() {
    String attribute = anna.attribute(FaceClient.descriptor());
    Map<String, ?> body = Map.of("attribute", Map.of("attribute_id", attribute));
    anna.face(body);

    anna.post("/6/faces", body).statusCode(409).body("error_code", equalTo(22001));

    anna.get("/6/attributes/" + attribute).statusCode(200);
    anna.get("/6/faces/count").body("faces_count", equalTo(1));
  }

  @Test
  void an_empty_attribute_is_refused() {
    for (Object attribute : List.of(Map.of(), Map.of("face_descriptor_samples", List.of(uuid())))) {
      anna.post("/6/faces", Map.of("attribute", attribute))
          .statusCode(400)
          .body("error_code", equalTo(22022));
    }
  }

  @Test
  void an_attribute_is_named_or_given_but_not_both() {
    Map<String, Object> both = new HashMap<>(FaceClient.descriptor());
    both.put("attribute_id", uuid());

    anna.post("/6/faces", Map.of("attribute", both))
        .statusCode(400)
        .body("error_code", equalTo(12022))
        .body("detail", containsString("'attribute.face_descriptors'"));
  }

  @Test
  void too_long_texts_are_refused() {
    Map<String, Integer> limits = Map.of("external_id", 36, "user_data", 128, "avatar", 256);
    limits.forEach(
        (field, limit) -> {
          anna.post("/6/faces", Map.of(field, "ä".repeat(limit))).statusCode(201);
          anna.post("/6/faces", Map.of(field, "ä".repeat(limit + 1)))
              .statusCode(400)
              .body("error_code", equalTo(12022));
        });
  }

  @Test
  void faces_come_newest_first_in_pages() {
    String first = anna.face();
    String second = anna.face();
    String third = anna.face();

    anna.get("/6/faces?page=1&page_size=2").body("faces.face_id", contains(third, second));
    anna.get("/6/faces?page=2&page_size=2").body("faces.face_id", contains(first));
    anna.get("/6/faces?page=3&page_size=2").body("faces", empty());
  }

  @Test
  void an_id_bound_orders_by_id() {
    List<String> ids = List.of(anna.face(), anna.face(), anna.face(), anna.face());
    List<String> sorted = ids.stream().sorted().toList();

    anna.get("/6/faces?face_id__gte={id}", sorted.get(1))
        .body("faces.face_id", equalTo(sorted.subList(1, 4)));
    anna.get("/6/faces?face_id__lt={id}", sorted.get(2))
        .body("faces.face_id", equalTo(sorted.subList(0, 2)));
  }

  @Test
  void each_filter_lets_its_faces_through() {
    String event = uuid();
    String list = anna.list();
    String wanted =
        anna.face(
            Map.of(
                "external_id",
                "badge",
                "user_data",
                "Ночная Смена 100%",
                "event_id",
                event,
                "lists",
                List.of(list)));
    anna.face(Map.of("external_id", "other", "user_data", "day shift"));
    String created = anna.get("/6/faces/" + wanted).extract().path("create_time");

    for (String filter :
        List.of(
            "face_ids=" + wanted + "," + NOWHERE,
            "external_ids=badge,nobody",
            "event_id=" + event,
            "list_id=" + list,
            "user_data=ночная смена",
            "user_data=100%25",
            "create_time__lt=" + plusMicrosecond(created),
            "face_ids=" + wanted + "&external_ids=badge&list_id=" + list)) {
      anna.request()
          .urlEncodingEnabled(false)
          .get("/6/faces?" + filter.replace(" ", "%20").replace("+", "%2B"))
          .then()
          .statusCode(200)
          .body("faces.face_id", contains(wanted));
      anna.request()
          .urlEncodingEnabled(false)
          .get("/6/faces/count?" + filter.replace(" ", "%20").replace("+", "%2B"))
          .then()
          .body("faces_count", equalTo(1));
    }
  }

  /** Microseconds end in six digits before the offset. */
  private static String plusMicrosecond(String time) {
    int dot = time.indexOf('.');
    int micros = Integer.parseInt(time.substring(dot + 1, dot + 7));
    assertThat(micros).isLessThan(999_999);
    return time.substring(0, dot + 1) + "%06d".formatted(micros + 1) + time.substring(dot + 7);
  }

  @Test
  void repeated_parameters_are_one_list() {
    String a = anna.face();
    String b = anna.face();

    anna.get("/6/faces?face_ids={a}&face_ids={b}", a, b)
        .body("faces.face_id", containsInAnyOrder(a, b));
  }

  @Test
  void targets_choose_the_fields() {
    anna.face(Map.of("user_data", "x"));

    anna.get("/6/faces?targets=face_id,user_data")
        .body("faces[0].size()", equalTo(2))
        .body("faces[0]", hasKey("face_id"))
        .body("faces[0].user_data", equalTo("x"));
  }

  @Test
  void an_unknown_target_is_named() {
    anna.get("/6/faces?targets=face_id,name")
        .statusCode(400)
        .body("error_code", equalTo(22016))
        .body("detail", containsString("'name' is not valid target to get faces"));
    anna.get("/6/faces/" + anna.face() + "?targets=name").body("error_code", equalTo(22016));
  }

  @Test
  void a_user_sees_its_own_faces_only() {
    String id = anna.searchableFace();

    bert.get("/6/faces/" + id).statusCode(404).body("error_code", equalTo(22002));
    bert.get("/6/faces/" + id + "/attributes").statusCode(404).body("error_code", equalTo(22002));
    bert.get("/6/faces?face_ids=" + id).body("faces", empty());
    bert.get("/6/faces?account_id=" + anna.account()).body("faces", empty());
    bert.get("/6/faces/count?face_ids=" + id).body("faces_count", equalTo(0));
    bert.patch("/6/faces/" + id, Map.of("user_data", "x")).statusCode(404);
    bert.put("/6/faces/" + id + "/attributes", FaceClient.descriptor()).statusCode(404);
    bert.delete("/6/faces/" + id + "/attributes").statusCode(404);
    bert.delete("/6/faces/" + id).statusCode(404);
    bert.request().head("/6/faces/" + id).then().statusCode(404);
    anna.get("/6/faces/" + id).statusCode(200).body("user_data", emptyString());
  }

  @Test
  void head_says_whether_the_face_is_there() {
    String id = anna.face();

    anna.request()
        .head("/6/faces/" + id)
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body(emptyString());
    anna.request().head("/6/faces/" + NOWHERE).then().statusCode(404).body(emptyString());
  }

  @Test
  void a_patch_changes_the_given_fields_only() {
    String event = uuid();
    String id = anna.face(Map.of("user_data", "old", "external_id", "e", "event_id", event));

    anna.patch("/6/faces/" + id, Map.of("user_data", "new", "avatar", "/a")).statusCode(204);

    anna.get("/6/faces/" + id)
        .body("user_data", equalTo("new"))
        .body("avatar", equalTo("/a"))
        .body("external_id", equalTo("e"))
        .body("event_id", equalTo(event));
  }

  @Test
  void a_patch_can_clear_the_event() {
    String id = anna.face(Map.of("event_id", uuid()));

    anna.patch("/6/faces/" + id, "{\"event_id\": null}").statusCode(204);

    anna.get("/6/faces/" + id).body("event_id", nullValue());
  }

  @Test
  void an_empty_patch_is_refused() {
    anna.patch("/6/faces/" + anna.face(), Map.of())
        .statusCode(400)
        .body("error_code", equalTo(12022));
  }

  @Test
  void a_deleted_face_is_gone_with_its_links_and_attributes() {
    String list = anna.list();
    String id = anna.face(Map.of("attribute", FaceClient.descriptor(), "lists", List.of(list)));

    anna.delete("/6/faces/" + id).statusCode(204);

    anna.get("/6/faces/" + id).statusCode(404);
    anna.get("/6/faces/" + id + "/attributes").statusCode(404).body("error_code", equalTo(22002));
    anna.get("/6/faces?list_id=" + list).body("faces", empty());
    anna.delete("/6/faces/" + id).statusCode(404).body("error_code", equalTo(22002));
  }

  @Test
  void deleting_many_needs_all_of_them() {
    String a = anna.face();
    String foreign = bert.face();

    for (String missing : List.of(NOWHERE, foreign)) {
      anna.delete("/6/faces", Map.of("face_ids", List.of(a, missing)))
          .statusCode(400)
          .body("error_code", equalTo(22004))
          .body("detail", containsString(missing));
    }

    anna.get("/6/faces/" + a).statusCode(200);
    bert.get("/6/faces/" + foreign).statusCode(200);
  }

  @Test
  void deleting_many_can_skip_the_missing() {
    String a = anna.face();
    String b = anna.face();
    String foreign = bert.face();

    anna.delete("/6/faces?ignore=1", Map.of("face_ids", List.of(a, NOWHERE, foreign, b, a)))
        .statusCode(204);

    anna.get("/6/faces/count").body("faces_count", equalTo(0));
    bert.get("/6/faces/" + foreign).statusCode(200);
  }

  @Test
  void an_advanced_user_reads_all_accounts_and_changes_its_own_only() {
    String id = anna.face();

    Callers.luna()
        .get("/6/faces/" + id)
        .then()
        .statusCode(200)
        .body("account_id", equalTo(anna.account()));
    Callers.luna()
        .get("/6/faces?account_id=" + anna.account())
        .then()
        .body("faces.face_id", contains(id));
    Callers.luna()
        .get("/6/faces/count?account_id=" + anna.account())
        .then()
        .body("faces_count", equalTo(1));
    Callers.luna().delete("/6/faces/" + id).then().statusCode(404);
  }

  @Test
  void the_account_header_sees_its_own_account_whatever_its_type() {
    FaceClient advanced = new FaceClient("advanced_user");
    String id = anna.face();

    advanced.get("/6/faces?face_ids=" + id).body("faces", empty());
    advanced.get("/6/faces?account_id=" + anna.account()).body("faces", empty());
  }

  @Test
  void faces_with_attributes_are_counted() {
    anna.face();
    anna.searchableFace();
    anna.face(Map.of("attribute", Map.of("basic_attributes", Map.of("age", 30))));

    anna.get("/6/faces/attributes/count").body("faces_count", equalTo(2));
  }

  @Test
  void null_characters_are_refused() {
    anna.post("/6/faces", "{\"user_data\": \"a\\u0000b\"}")
        .statusCode(400)
        .body("error_code", equalTo(12022));
    anna.request()
        .urlEncodingEnabled(false)
        .get("/6/faces?user_data=%00")
        .then()
        .statusCode(400)
        .body("error_code", equalTo(12012));
  }

  @Test
  void a_face_can_be_created_with_msgpack() {
    byte[] body = {
      (byte) 0x81, (byte) 0xa9, 'u', 's', 'e', 'r', '_', 'd', 'a', 't', 'a', (byte) 0xa1, 'm'
    };

    String id =
        anna.request()
            .contentType("application/msgpack")
            .body(body)
            .post("/6/faces")
            .then()
            .statusCode(201)
            .extract()
            .path("face_id");

    anna.get("/6/faces/" + id).body("user_data", equalTo("m")).body("", not(anEmptyMap()));
    anna.get("/6/faces").body("faces", hasSize(1));
  }
}
