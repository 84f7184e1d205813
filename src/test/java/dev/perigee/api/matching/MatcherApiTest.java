package dev.perigee.api.matching;

import static dev.perigee.api.matching.Gallery.faces;
import static dev.perigee.api.matching.Gallery.group;
import static dev.perigee.api.matching.Gallery.raw;
import static dev.perigee.api.matching.Gallery.reference;
import static dev.perigee.api.matching.Gallery.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.api.contract.Callers;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorAverage;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.descriptor.Descriptors;
import dev.perigee.descriptor.Similarity;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** {@code POST /6/matcher/faces} with made-up descriptors. */
@QuarkusTest
class MatcherApiTest {
  private static final int V = 1001;
  private static final Descriptor PERSON = Descriptors.random(V, 1);
  private static final Descriptor NEAR = Descriptors.near(V, 1, 0.9);
  private static final Descriptor FAR = Descriptors.near(V, 1, 0.4);
  private static final String FACES = "[0].matches[0].result.face.face_id";
  private static final String RESULT = "[0].matches[0].result";

  @Inject Pool pool;

  private Gallery gallery;

  @BeforeEach
  void open() {
    gallery = new Gallery();
  }

  @Test
  void the_most_similar_face_comes_first() {
    String far = gallery.face(FAR);
    String near = gallery.face(NEAR);

    gallery
        .match(raw(PERSON), faces())
        .statusCode(200)
        .body(FACES, contains(near, far))
        .body("[0].reference.id", equalTo("a name"))
        .body("[0].reference.type", equalTo("raw_descriptor"))
        .body("[0].matches[0].filters.origin", equalTo("faces"));
  }

  @Test
  void similarity_is_that_of_the_descriptors() {
    gallery.face(NEAR);

    ValidatableResponse answer = gallery.match(raw(PERSON), faces());

    assertThat(similarity(answer)).isCloseTo(Similarity.of(PERSON, NEAR), within(1e-6));
  }

  @Test
  void a_face_finds_itself_with_similarity_one() {
    String face = gallery.face(PERSON);

    ValidatableResponse answer = gallery.match(reference("face", face), faces());

    answer.body(FACES, contains(face));
    assertThat(similarity(answer)).isEqualTo(1.0);
  }

  @Test
  void a_temporary_attribute_is_a_reference() {
    String face = gallery.face(NEAR);

    gallery
        .match(reference("attribute", gallery.attribute(PERSON)), faces())
        .statusCode(200)
        .body(FACES, contains(face));
  }

  @Test
  void the_faces_of_an_external_id_are_averaged() {
    gallery.face(Map.of("external_id", "emp-1"), PERSON);
    gallery.face(Map.of("external_id", "emp-1"), FAR);
    String other = gallery.face(NEAR);
    Map<String, Object> others = faces("face_ids", List.of(other));

    for (String word : List.of("face_external_id", "external_id")) {
      ValidatableResponse answer = gallery.match(reference(word, "emp-1"), others);

      answer.statusCode(200).body("[0].reference.type", equalTo(word));
      assertThat(similarity(answer))
          .isCloseTo(Similarity.of(NEAR, DescriptorAverage.of(List.of(PERSON, FAR))), within(1e-6));
    }
  }

  @Test
  void an_sdk_descriptor_and_an_xpk_file_are_references() {
    String face = gallery.face(PERSON);
    String sdk = Gallery.base64(DescriptorFormats.toSdk(PERSON));

    for (String type : List.of("sdk_descriptor", "xpk_file")) {
      gallery
          .match(Map.of("type", type, "id", "q", "data", sdk), faces())
          .statusCode(200)
          .body(FACES, contains(face))
          .body("[0].matches[0].result[0].similarity", is(1.0f));
    }
  }

  @Test
  void several_references_meet_several_groups_in_order() {
    String inList = gallery.list();
    String member = gallery.face(Map.of("lists", List.of(inList)), FAR);
    String best = gallery.face(PERSON);
    String attribute = gallery.attribute(NEAR);

    gallery
        .match(
            List.of(reference("face", best), reference("face", member)),
            List.of(
                faces("list_id", inList),
                with(faces(), "limit", 1),
                group("attributes", "attribute_ids", List.of(attribute))))
        .statusCode(200)
        .body("reference.id", contains(best, member))
        .body("[0].matches", hasSize(3))
        .body("[0].matches[0].result.face.face_id", contains(member))
        .body("[0].matches[1].result.face.face_id", contains(best))
        .body("[0].matches[2].result.attribute.attribute_id", contains(attribute))
        .body("[1].matches[0].result.face.face_id", contains(member))
        .body("[1].matches[1].result.face.face_id", contains(member));
  }

  @Test
  void no_candidates_give_no_matches() {
    String face = gallery.face(PERSON);

    gallery
        .match(List.of(reference("face", face)), List.of())
        .statusCode(200)
        .body("[0].matches", empty());
  }

  @Test
  void three_results_come_without_a_limit() {
    for (int i = 0; i < 5; i++) {
      gallery.face(PERSON);
    }

    gallery.match(raw(PERSON), faces()).body(RESULT, hasSize(3));
    gallery.match(raw(PERSON), with(faces(), "limit", 5)).body(RESULT, hasSize(5));
  }

  @Test
  void of_equally_similar_faces_the_newer_comes_first() {
    String older = gallery.face(PERSON);
    String newer = gallery.face(PERSON);

    gallery.match(raw(PERSON), faces()).body(FACES, contains(newer, older));
  }

  @Test
  void the_threshold_cuts() {
    gallery.face(FAR);
    String near = gallery.face(NEAR);

    gallery.match(raw(PERSON), with(faces(), "threshold", 0.9)).body(FACES, contains(near));
    gallery.match(raw(PERSON), with(faces(), "threshold", 1)).body(RESULT, empty());
  }

  @Test
  void targets_choose_the_fields() {
    String face = gallery.face(Map.of("user_data", "gate 4"), PERSON);

    gallery
        .match(raw(PERSON), with(faces(), "targets", List.of("user_data", "face_id")))
        .body(
            "[0].matches[0].result[0].face",
            equalTo(Map.of("face_id", face, "user_data", "gate 4")))
        .body("[0].matches[0].result[0].similarity", is(1.0f));
  }

  @Test
  void without_targets_all_fields_come() {
    String list = gallery.list();
    gallery.face(Map.of("external_id", "emp-1", "lists", List.of(list)), PERSON);

    gallery
        .match(raw(PERSON), faces())
        .body("[0].matches[0].result[0].face.size()", is(8))
        .body("[0].matches[0].result[0].face.account_id", equalTo(gallery.account()))
        .body("[0].matches[0].result[0].face.external_id", equalTo("emp-1"))
        .body("[0].matches[0].result[0].face.lists", contains(list));
  }

  @Test
  void a_new_face_is_found_at_once_and_a_deleted_one_no_more() {
    String face = gallery.face(PERSON);
    gallery.match(raw(PERSON), faces()).body(FACES, contains(face));

    gallery.delete(face);

    gallery.match(raw(PERSON), faces()).body(RESULT, empty());
  }

  @Test
  void detaching_takes_a_face_out_of_the_list_at_once() {
    String list = gallery.list();
    String face = gallery.face(Map.of("lists", List.of(list)), PERSON);
    gallery.match(raw(PERSON), faces("list_id", list)).body(FACES, contains(face));

    gallery
        .caller()
        .body(Map.of("action", "detach", "face_ids", List.of(face)))
        .patch("/6/lists/" + list + "/faces")
        .then()
        .statusCode(204);

    gallery.match(raw(PERSON), faces("list_id", list)).body(RESULT, empty());
  }

  @Test
  void a_list_whose_removal_goes_on_in_the_background_is_out_of_sight() {
    String list = gallery.list();
    String face = gallery.face(Map.of("lists", List.of(list)), PERSON);
    gallery.match(raw(PERSON), faces("list_id", list)).body(FACES, contains(face));

    pool.preparedQuery("UPDATE list SET removal = 'links' WHERE list_id = $1")
        .executeAndAwait(Tuple.of(UUID.fromString(list)));

    gallery.match(raw(PERSON), faces("list_id", list)).body(RESULT, empty());
    gallery
        .match(raw(PERSON), faces("list_id", list, "create_time__gte", "now-1h"))
        .body(RESULT, empty());
  }

  @Test
  void faces_are_filtered_by_their_event() {
    String event = UUID.randomUUID().toString();
    gallery.face(PERSON);
    String face = gallery.face(Map.of("event_id", event), PERSON);

    gallery.match(raw(PERSON), faces("event_id", event)).body(FACES, contains(face));
  }

  @Test
  void faces_are_filtered_by_ids_external_ids_and_user_data() {
    String one = gallery.face(Map.of("external_id", "e1", "user_data", "North Gate"), PERSON);
    String two = gallery.face(Map.of("external_id", "e2", "user_data", "south"), PERSON);

    gallery.match(raw(PERSON), faces("face_ids", List.of(two))).body(FACES, contains(two));
    gallery.match(raw(PERSON), faces("external_ids", List.of("e1"))).body(FACES, contains(one));
    gallery.match(raw(PERSON), faces("user_data", "north")).body(FACES, contains(one));
    gallery
        .match(raw(PERSON), faces("face_ids", List.of(two), "user_data", "north"))
        .body(RESULT, empty());
  }

  @Test
  void faces_are_filtered_by_creation_time() {
    String face = gallery.face(PERSON);

    gallery.match(raw(PERSON), faces("create_time__gte", "now-1h")).body(FACES, contains(face));
    gallery.match(raw(PERSON), faces("create_time__lt", "now-1h")).body(RESULT, empty());
    gallery
        .match(raw(PERSON), faces("create_time__lt", "2018-08-11T09:11:41.674Z"))
        .body(RESULT, empty());
  }

  @Test
  void faces_are_filtered_by_a_range_of_ids() {
    String one = gallery.face(PERSON);
    String two = gallery.face(PERSON);
    String smaller = one.compareTo(two) < 0 ? one : two;
    String larger = smaller.equals(one) ? two : one;

    gallery.match(raw(PERSON), faces("face_id__gte", larger)).body(FACES, contains(larger));
    gallery.match(raw(PERSON), faces("face_id__lt", larger)).body(FACES, contains(smaller));
  }

  @Test
  void unknown_ids_in_filters_give_an_empty_result() {
    gallery.face(PERSON);
    String unknown = UUID.randomUUID().toString();

    gallery.match(raw(PERSON), faces("face_ids", List.of(unknown))).body(RESULT, empty());
    gallery.match(raw(PERSON), faces("list_id", unknown)).body(RESULT, empty());
    gallery
        .match(raw(PERSON), group("attributes", "attribute_ids", List.of(unknown)))
        .statusCode(200)
        .body(RESULT, empty());
  }

  @Test
  void candidates_without_a_descriptor_of_the_version_are_passed_over() {
    gallery.face();
    gallery.face(Descriptors.random(1002, 1));
    String face = gallery.face(PERSON);

    gallery.match(raw(PERSON), faces()).body(FACES, contains(face));
  }

  @Test
  void foreign_descriptors_match_among_themselves() {
    Descriptor foreign = Descriptors.random(59, 1);
    gallery.face(PERSON);
    String face = gallery.face(foreign);

    gallery
        .match(reference("face", face), faces())
        .statusCode(200)
        .body(FACES, contains(face))
        .body("[0].matches[0].result[0].similarity", is(1.0f));
  }

  @Test
  void attributes_are_ranked_and_cut_as_faces_are() {
    String far = gallery.attribute(FAR);
    String near = gallery.attribute(NEAR);
    Map<String, Object> group = group("attributes", "attribute_ids", List.of(far, near));

    gallery
        .match(raw(PERSON), group)
        .body("[0].matches[0].result.attribute.attribute_id", contains(near, far))
        .body("[0].matches[0].result[0].attribute.account_id", equalTo(gallery.account()));
    gallery.match(raw(PERSON), with(group, "limit", 1)).body(RESULT, hasSize(1));
    gallery.match(raw(PERSON), with(group, "threshold", 0.9)).body(RESULT, hasSize(1));
    gallery
        .match(raw(PERSON), with(group, "targets", List.of("attribute_id")))
        .body("[0].matches[0].result[0].attribute", equalTo(Map.of("attribute_id", near)));
  }

  @Test
  void faces_of_other_accounts_are_not_there_for_a_user() {
    Gallery stranger = new Gallery();
    String theirs = stranger.face(PERSON);
    String mine = gallery.face(FAR);

    gallery.match(raw(PERSON), faces()).body(FACES, contains(mine));
    gallery
        .match(raw(PERSON), faces("account_id", stranger.account()))
        .body("[0].matches[0].result.face.face_id", contains(mine));
    gallery.match(raw(PERSON), faces("face_ids", List.of(theirs))).body(RESULT, empty());
    assertRefused(gallery.match(reference("face", theirs), faces()), 22002, theirs);
  }

  @Test
  void an_advanced_user_matches_every_account_and_may_narrow() {
    Gallery stranger = new Gallery();
    String theirs = stranger.face(PERSON);
    String mine = gallery.face(PERSON);
    Map<String, Object> group = faces("face_ids", List.of(theirs, mine));
    Map<String, Object> narrowed =
        faces("face_ids", List.of(theirs, mine), "account_id", stranger.account());

    asLuna("", group).statusCode(200).body(FACES, containsInAnyOrder(theirs, mine));
    asLuna("", narrowed).body(FACES, contains(theirs));
    asLuna("?account_id=" + gallery.account(), group).body(FACES, contains(mine));
  }

  @Test
  void a_missing_reference_is_named() {
    String unknown = UUID.randomUUID().toString();

    assertRefused(gallery.match(reference("face", unknown), faces()), 22002, unknown);
    assertRefused(gallery.match(reference("attribute", unknown), faces()), 22011, unknown);
    assertRefused(gallery.match(reference("external_id", "nobody"), faces()), 11041, "nobody");
    assertRefused(gallery.match(reference("event", unknown), faces()), 23001, unknown);
  }

  @Test
  void a_reference_without_a_descriptor_is_named() {
    String face = gallery.face();

    assertRefused(gallery.match(reference("face", face), faces()), 22018, face);
  }

  @Test
  void references_of_different_versions_are_refused() {
    String foreign = gallery.face(Descriptors.random(59, 1));

    assertRefused(
        gallery.match(List.of(raw(PERSON), reference("face", foreign)), List.of(faces())),
        31005,
        "[59, 1001]");
  }

  @Test
  void bad_descriptors_are_refused() {
    assertRefused(gallery.match(raw(new Descriptor(1001, new byte[5])), faces()), 12034, "5");
    assertRefused(gallery.match(raw(new Descriptor(61, new byte[512])), faces()), 12036, "61");
    assertRefused(
        gallery.match(Map.of("type", "sdk_descriptor", "id", "q", "data", "AAAA"), faces()),
        12038,
        "");
  }

  @Test
  void bad_fields_are_named() {
    Map<String, Object> person = raw(PERSON);
    assertRefused(gallery.match(List.of(), List.of(faces())), 12022, "references");
    assertRefused(gallery.match(reference("person", "x"), faces()), 12022, "references.0.type");
    assertRefused(gallery.match(reference("face", "x"), faces()), 12022, "references.0.id");
    assertRefused(gallery.match(person, with(faces(), "limit", 101)), 12022, "candidates.0.limit");
    assertRefused(
        gallery.match(person, with(faces(), "threshold", 1.1)), 12022, "candidates.0.threshold");
    assertRefused(gallery.match(person, faces("city", "x")), 12022, "candidates.0.filters.city");
    assertRefused(gallery.match(person, group("people")), 12022, "candidates.0.filters.origin");
    assertRefused(
        gallery.match(person, faces("create_time__lt", "soon")),
        12022,
        "candidates.0.filters.create_time__lt");
    assertRefused(
        gallery.match(person, with(faces(), "targets", List.of("name"))),
        12022,
        "candidates.0.targets.0");
    assertRefused(
        gallery.match(person, group("attributes")), 12022, "candidates.0.filters.attribute_ids");
  }

  @Test
  void a_request_of_full_size_is_answered() {
    String face = gallery.face(PERSON);
    List<Map<String, Object>> references =
        java.util.stream.IntStream.range(0, 30).mapToObj(i -> reference("face", face)).toList();
    List<Map<String, Object>> groups = java.util.Collections.nCopies(30, faces());

    gallery
        .match(references, groups)
        .statusCode(200)
        .body("$", hasSize(30))
        .body("[29].matches", hasSize(30))
        .body("[29].matches[29].result.face.face_id", contains(face));
  }

  @Test
  void msgpack_goes_in_and_out_with_binary_descriptors() throws Exception {
    String face = gallery.face(PERSON);
    ObjectMapper msgpack = new ObjectMapper(new MessagePackFactory());
    Map<String, Object> request =
        Map.of(
            "references",
            List.of(
                Map.of(
                    "type", "sdk_descriptor", "id", "q", "data", DescriptorFormats.toSdk(PERSON))),
            "candidates",
            List.of(faces()));

    byte[] answer =
        gallery
            .caller()
            .contentType("application/msgpack")
            .accept("application/msgpack")
            .body(msgpack.writeValueAsBytes(request))
            .post("/6/matcher/faces")
            .then()
            .statusCode(200)
            .contentType("application/msgpack")
            .extract()
            .asByteArray();

    JsonNode item = msgpack.readTree(answer).at("/0/matches/0/result/0");
    assertThat(item.at("/face/face_id").asText()).isEqualTo(face);
    assertThat(item.get("similarity").asDouble()).isEqualTo(1.0);
  }

  private static ValidatableResponse asLuna(String query, Map<String, Object> group) {
    return Callers.luna()
        .contentType("application/json")
        .body(Map.of("references", List.of(raw(PERSON)), "candidates", List.of(group)))
        .post("/6/matcher/faces" + query)
        .then();
  }

  private static double similarity(ValidatableResponse answer) {
    return answer
        .statusCode(200)
        .extract()
        .jsonPath()
        .getDouble("[0].matches[0].result[0].similarity");
  }

  private static void assertRefused(ValidatableResponse answer, int code, String named) {
    answer.statusCode(400).body("error_code", equalTo(code)).body("detail", containsString(named));
  }
}
