package dev.perigee.api;

import static dev.perigee.api.FaceClient.NOWHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListsApiTest {
  private final FaceClient anna = new FaceClient();
  private final FaceClient bert = new FaceClient();

  private String named(String userData) {
    return anna.post("/6/lists", Map.of("user_data", userData)).extract().path("list_id");
  }

  private String lastUpdate(String list) {
    return anna.get("/6/lists/" + list).extract().path("last_update_time");
  }

  @Test
  void a_list_needs_no_body() {
    String id =
        anna.request()
            .post("/6/lists")
            .then()
            .statusCode(201)
            .header("Location", matchesPattern("/6/lists/[a-f0-9-]{36}"))
            .extract()
            .path("list_id");

    anna.get("/6/lists/" + id)
        .statusCode(200)
        .body("list_id", equalTo(id))
        .body("account_id", equalTo(anna.account()))
        .body("user_data", emptyString())
        .body("create_time", matchesPattern("\\d{4}-.*\\+00:00"))
        .body("last_update_time", matchesPattern("\\d{4}-.*\\+00:00"))
        .body("size()", equalTo(5));
  }

  @Test
  void lists_come_newest_first_in_pages() {
    String first = anna.list();
    String second = anna.list();
    String third = anna.list();

    anna.get("/6/lists?page=1&page_size=2").body("lists.list_id", contains(third, second));
    anna.get("/6/lists?page=2&page_size=2").body("lists.list_id", contains(first));
    anna.get("/6/lists?page=2147483647&page_size=2").body("lists", empty());
    anna.get("/6/lists/count").body("lists_count", equalTo(3));
  }

  @Test
  void an_id_bound_orders_by_id() {
    List<String> sorted = List.of(anna.list(), anna.list(), anna.list()).stream().sorted().toList();

    anna.get("/6/lists?list_id__gte=" + sorted.get(1))
        .body("lists.list_id", equalTo(sorted.subList(1, 3)));
    anna.get("/6/lists?list_id__lt=" + sorted.get(2))
        .body("lists.list_id", equalTo(sorted.subList(0, 2)));
  }

  @Test
  void each_filter_lets_its_lists_through() {
    String wanted = named("Хорошие Люди");
    named("others");
    String created = anna.get("/6/lists/" + wanted).extract().path("create_time");
    String utc = created.replace("+00:00", "Z");

    for (String filter :
        List.of(
            "list_ids=" + wanted + "," + NOWHERE,
            "user_data=хорошие",
            "user_data__eq=Хорошие Люди",
            "create_time__gte=2020-01-01T00:00:00Z&list_ids=" + wanted,
            "last_update_time__gte=" + utc + "&user_data=ЛЮДИ",
            "create_time__lt=2100-01-01T00:00:00Z&user_data__eq=Хорошие Люди")) {
      anna.get("/6/lists?" + filter).body("lists.list_id", contains(wanted));
      anna.get("/6/lists/count?" + filter).body("lists_count", equalTo(1));
    }
    anna.get("/6/lists?user_data__eq=хорошие люди").body("lists", empty());
    anna.get("/6/lists?create_time__lt=2020-01-01T00:00:00Z").body("lists", empty());
  }

  @Test
  void a_patch_renames_the_list_and_moves_its_time() {
    String id = named("old");
    String before = lastUpdate(id);

    anna.patch("/6/lists/" + id, Map.of("user_data", "new")).statusCode(204);

    anna.get("/6/lists/" + id).body("user_data", equalTo("new"));
    assertThat(lastUpdate(id)).isGreaterThan(before);
    anna.patch("/6/lists/" + NOWHERE, Map.of("user_data", "x"))
        .statusCode(404)
        .body("error_code", equalTo(22003));
  }

  @Test
  void another_account_does_not_see_a_list() {
    String id = anna.list();
    String face = bert.face();

    bert.get("/6/lists/" + id).statusCode(404).body("error_code", equalTo(22003));
    bert.request().head("/6/lists/" + id).then().statusCode(404);
    bert.get("/6/lists?list_ids=" + id).body("lists", empty());
    bert.get("/6/lists/count").body("lists_count", equalTo(0));
    bert.patch("/6/lists/" + id, Map.of("user_data", "x")).statusCode(404);
    bert.link("attach", id, List.of(face)).statusCode(400).body("error_code", equalTo(22003));
    bert.delete("/6/lists/" + id).statusCode(404).body("error_code", equalTo(22003));
    bert.delete("/6/lists", Map.of("list_ids", List.of(id)))
        .statusCode(400)
        .body("error_code", equalTo(22005));
    anna.request().head("/6/lists/" + id).then().statusCode(200).body(emptyString());
  }

  @Test
  void attached_faces_are_found_by_the_list() {
    String list = anna.list();
    String a = anna.face();
    String b = anna.face();
    anna.face();

    anna.attach(list, a, b, a);

    anna.get("/6/faces?list_id=" + list).body("faces.face_id", containsInAnyOrder(a, b));
    anna.get("/6/faces/count?list_id=" + list).body("faces_count", equalTo(2));
    anna.get("/6/faces/" + a).body("lists", contains(list));
  }

  @Test
  void pages_of_a_list_go_by_creation_of_the_faces_or_by_id() {
    String list = anna.list();
    String first = anna.face(Map.of("user_data", "North"));
    anna.face();
    String second = anna.face(Map.of("user_data", "north"));
    String third = anna.face(Map.of("user_data", "south"));
    anna.attach(list, third, first, second); // not the order of creation

    anna.get("/6/faces?list_id=" + list).body("faces.face_id", contains(third, second, first));
    anna.get("/6/faces?page_size=2&page=2&list_id=" + list).body("faces.face_id", contains(first));
    anna.get("/6/faces?user_data=NORTH&list_id=" + list)
        .body("faces.face_id", contains(second, first));
    List<String> byId = Stream.of(first, second, third).sorted().toList();
    anna.get("/6/faces?list_id=" + list + "&face_id__gte=" + byId.get(1))
        .body("faces.face_id", equalTo(byId.subList(1, 3)));
    anna.get("/6/faces?list_id=" + list + "&create_time__lt=2020-01-01T00:00:00Z")
        .body("faces", empty());
    bert.get("/6/faces?list_id=" + list).body("faces", empty());
  }

  @Test
  void linking_again_changes_nothing() {
    String list = anna.list();
    String face = anna.face();
    anna.attach(list, face);

    anna.attach(list, face);
    anna.link("detach", list, List.of(face)).statusCode(204);
    anna.link("detach", list, List.of(face)).statusCode(204);

    anna.get("/6/faces/" + face).body("lists", empty());
  }

  @Test
  void lists_of_a_face_come_in_the_order_of_attachment() {
    String first = anna.list();
    String second = anna.list();
    String third = anna.list();
    String face = anna.face(Map.of("lists", List.of(third)));
    anna.attach(first, face);
    anna.attach(second, face);

    anna.get("/6/faces/" + face).body("lists", contains(third, first, second));
  }

  @Test
  void the_list_is_checked_before_the_faces() {
    anna.link("attach", NOWHERE, List.of(NOWHERE))
        .statusCode(400)
        .body("error_code", equalTo(22003))
        .body("detail", equalTo("List with id '" + NOWHERE + "' not found"));
  }

  @Test
  void one_missing_face_links_none() {
    String list = anna.list();
    String face = anna.face();
    String foreign = bert.face();

    for (String missing : List.of(NOWHERE, foreign)) {
      anna.link("attach", list, List.of(face, missing))
          .statusCode(400)
          .body("error_code", equalTo(22004))
          .body("detail", containsString(missing));
    }

    anna.get("/6/faces?list_id=" + list).body("faces", empty());
  }

  @Test
  void linking_moves_the_time_of_the_list() {
    String list = anna.list();
    String face = anna.face();
    String created = lastUpdate(list);

    anna.attach(list, face);
    String attached = lastUpdate(list);
    anna.link("detach", list, List.of(face));
    String detached = lastUpdate(list);
    anna.face(Map.of("lists", List.of(list)));

    assertThat(List.of(created, attached, detached, lastUpdate(list)))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void deleting_a_face_moves_the_time_of_its_lists() {
    String list = anna.list();
    String other = anna.list();
    String face = anna.face(Map.of("lists", List.of(list)));
    String before = lastUpdate(list);
    String untouched = lastUpdate(other);

    anna.delete("/6/faces/" + face).statusCode(204);

    assertThat(lastUpdate(list)).isGreaterThan(before);
    assertThat(lastUpdate(other)).isEqualTo(untouched);
  }

  @Test
  void a_bad_link_request_is_refused() {
    String list = anna.list();
    List<String> tooMany = Collections.nCopies(1001, NOWHERE);

    anna.link("join", list, List.of(NOWHERE)).statusCode(400).body("error_code", equalTo(12022));
    anna.link("attach", list, List.of()).statusCode(400).body("error_code", equalTo(12022));
    anna.link("attach", list, tooMany).statusCode(400).body("error_code", equalTo(12022));
  }

  @Test
  void a_deleted_list_leaves_its_faces() {
    String list = anna.list();
    String other = anna.list();
    String face = anna.face(Map.of("lists", List.of(list, other)));

    anna.delete("/6/lists/" + list).statusCode(204);

    anna.get("/6/lists/" + list).statusCode(404).body("error_code", equalTo(22003));
    anna.get("/6/faces/" + face).statusCode(200).body("lists", contains(other));
    anna.get("/6/faces?list_id=" + list).body("faces", empty());
    anna.delete("/6/lists/" + list).statusCode(404).body("error_code", equalTo(22003));
  }

  @Test
  void a_list_can_take_its_faces_with_it() {
    String list = anna.list();
    String other = anna.list();
    String gone = anna.face(Map.of("lists", List.of(list, other)));
    String stays = anna.face(Map.of("lists", List.of(other)));

    anna.delete("/6/lists/" + list + "?with_faces=1").statusCode(204);

    anna.get("/6/faces/" + gone).statusCode(404);
    anna.get("/6/faces?list_id=" + other).body("faces.face_id", contains(stays));
  }

  @Test
  void many_lists_go_together_or_not_at_all() {
    String a = anna.list();
    String b = anna.list();
    String face = anna.face(Map.of("lists", List.of(a)));

    anna.delete("/6/lists", Map.of("list_ids", List.of(a, NOWHERE)))
        .statusCode(400)
        .body("error_code", equalTo(22005))
        .body("detail", containsString(NOWHERE));
    anna.get("/6/lists/count").body("lists_count", equalTo(2));

    anna.delete("/6/lists?with_faces=1", Map.of("list_ids", List.of(a, b, a))).statusCode(204);
    anna.get("/6/lists/count").body("lists_count", equalTo(0));
    anna.get("/6/faces/" + face).statusCode(404);
  }
}
