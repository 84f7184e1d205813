package dev.perigee.api.matching;

import static dev.perigee.api.matching.Gallery.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.api.contract.Callers;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.descriptor.Descriptors;
import dev.perigee.descriptor.Similarity;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** {@code POST /6/matcher/raw}. */
@QuarkusTest
class RawMatcherApiTest {
  private static final Descriptor ONE = Descriptors.random(1001, 1);
  private static final Descriptor NEAR = Descriptors.near(1001, 1, 0.9);
  private static final Descriptor OTHER = Descriptors.random(1001, 2);

  @Test
  void references_and_candidates_come_in_the_order_of_the_request() {
    ValidatableResponse answer =
        match(List.of(sdk("r1", ONE), raw("r2", NEAR)), List.of(raw("far", OTHER), xpk("c", ONE)))
            .statusCode(200)
            .body("matches.reference_id", contains("r1", "r2"))
            .body("matches[0].matches.candidate_id", contains("far", "c"))
            .body("matches[0].matches[1].similarity", is(1.0f));

    List<Float> ofSecond = answer.extract().path("matches[1].matches.similarity");
    assertThat(ofSecond.get(0).doubleValue()).isCloseTo(Similarity.of(NEAR, OTHER), within(1e-6));
    assertThat(ofSecond.get(1).doubleValue()).isCloseTo(Similarity.of(NEAR, ONE), within(1e-6));
  }

  @Test
  void descriptors_of_foreign_versions_compare_too() {
    Descriptor foreign = Descriptors.random(59, 1);

    match(List.of(sdk("r", foreign)), List.of(raw("c", foreign)))
        .statusCode(200)
        .body("matches[0].matches[0].similarity", is(1.0f));
  }

  @Test
  void msgpack_carries_bytes() throws IOException {
    ObjectMapper msgpack = new ObjectMapper(new MessagePackFactory());
    Map<String, ?> entity =
        Map.of("id", "x", "type", "sdk_descriptor", "data", DescriptorFormats.toSdk(ONE));

    byte[] answer =
        Callers.luna()
            .contentType("application/msgpack")
            .accept("application/msgpack")
            .body(
                msgpack.writeValueAsBytes(
                    Map.of("references", List.of(entity), "candidates", List.of(entity))))
            .post("/6/matcher/raw")
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();

    JsonNode tree = msgpack.readTree(answer);
    assertThat(tree.at("/matches/0/matches/0/similarity").doubleValue()).isEqualTo(1);
  }

  @Test
  void versions_are_not_mixed() {
    match(List.of(sdk("r", ONE)), List.of(sdk("c", Descriptors.random(59, 1))))
        .statusCode(400)
        .body("error_code", equalTo(31005))
        .body("detail", containsString("[59, 1001]"));
  }

  @Test
  void bad_descriptors_are_refused_by_their_fault() {
    List<Map<String, Object>> good = List.of(sdk("c", ONE));

    refused(match(List.of(entity("sdk_descriptor", "r", "AAAA")), good), 12038);
    refused(match(List.of(entity("xpk_file", "r", "AAAA")), good), 12031);
    refused(match(good, List.of(entity("raw_descriptor", "r", rawData("AAAA", 1001)))), 12034);
    refused(match(good, List.of(entity("raw_descriptor", "r", rawData("AAAA", 7)))), 12036);
    refused(match(good, List.of(entity("raw_descriptor", "r", "AAAA"))), 12022);
    refused(match(good, List.of(entity("face", "r", "AAAA"))), 12022);
    refused(match(good, List.of()), 12022);
  }

  @Test
  void an_id_names_one_descriptor() {
    refused(match(List.of(sdk("same", ONE), sdk("same", NEAR)), List.of(sdk("same", ONE))), 26301);
  }

  @Test
  void too_many_pairs_are_refused() {
    List<Map<String, Object>> many = Collections.nCopies(400, sdk("same", ONE));

    match(many, many)
        .statusCode(400)
        .body("error_code", equalTo(26301))
        .body("detail", containsString("160000 pairs"));
  }

  private static void refused(ValidatableResponse answer, int code) {
    answer.statusCode(400).body("error_code", equalTo(code));
  }

  private static ValidatableResponse match(List<?> references, List<?> candidates) {
    return Callers.luna()
        .contentType("application/json")
        .body(Map.of("references", references, "candidates", candidates))
        .post("/6/matcher/raw")
        .then();
  }

  private static Map<String, Object> sdk(String id, Descriptor descriptor) {
    return entity("sdk_descriptor", id, base64(DescriptorFormats.toSdk(descriptor)));
  }

  private static Map<String, Object> xpk(String id, Descriptor descriptor) {
    return entity("xpk_file", id, base64(DescriptorFormats.toSdk(descriptor)));
  }

  private static Map<String, Object> raw(String id, Descriptor descriptor) {
    return entity(
        "raw_descriptor", id, rawData(base64(descriptor.components()), descriptor.version()));
  }

  private static Map<String, Object> rawData(String base64, int version) {
    return Map.of("descriptor", base64, "version", version);
  }

  private static Map<String, Object> entity(String type, String id, Object data) {
    return Map.of("type", type, "id", id, "data", data);
  }
}
