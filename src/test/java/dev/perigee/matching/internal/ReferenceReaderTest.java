package dev.perigee.matching.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.descriptor.DescriptorKind;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.descriptor.Descriptors;
import dev.perigee.matching.MatchEntity;
import dev.perigee.matching.internal.Reference.Kind;
import dev.perigee.platform.error.ApiException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReferenceReaderTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String ID = "7d1a6a3e-8f52-4b5f-9f5e-4e6f9f6b1a02";
  private static final Descriptor DESCRIPTOR = Descriptors.random(1001, 1);
  private static final JsonNode SDK = text(DescriptorFormats.toSdk(DESCRIPTOR));
  private static final JsonNode RAW = text(DESCRIPTOR.components());

  @Test
  void stored_objects_are_named_by_uuid() {
    assertThat(
            readAll(
                List.of(
                    stored("face", ID),
                    stored("attribute", ID),
                    stored("event", ID.toUpperCase(Locale.ROOT)))))
        .containsExactly(
            new Reference.Stored(Kind.FACE, ID),
            new Reference.Stored(Kind.ATTRIBUTE, ID),
            new Reference.Stored(Kind.EVENT, ID));
  }

  @Test
  void both_words_for_external_ids_mean_the_same() {
    var expected = new Reference.Stored(Kind.FACE_EXTERNAL_ID, "emp-1");

    assertThat(
            readAll(List.of(stored("external_id", "emp-1"), stored("face_external_id", "emp-1"))))
        .containsExactly(expected, expected);
  }

  @Test
  void an_sdk_descriptor_is_read() {
    assertThat(read(new MatchEntity("sdk_descriptor", "a", SDK, null))).isEqualTo(DESCRIPTOR);
  }

  @Test
  void an_xpk_file_is_read() {
    assertThat(read(new MatchEntity("xpk_file", "a", SDK, null))).isEqualTo(DESCRIPTOR);
  }

  @Test
  void a_raw_descriptor_may_carry_its_version_inside() {
    JsonNode data = JSON.objectNode().put("version", 1001).set("descriptor", RAW);

    assertThat(read(new MatchEntity("raw_descriptor", "a", data, null))).isEqualTo(DESCRIPTOR);
  }

  @Test
  void a_raw_descriptor_may_carry_its_version_beside_it() {
    assertThat(read(new MatchEntity("raw_descriptor", "a", RAW, 1001))).isEqualTo(DESCRIPTOR);
  }

  @Test
  void a_raw_descriptor_without_a_version_is_refused() {
    assertRefused(new MatchEntity("raw_descriptor", "a", RAW, null), 12022, "references.0.version");
  }

  @Test
  void a_descriptor_reference_without_data_is_refused() {
    assertRefused(new MatchEntity("sdk_descriptor", "a", null, null), 12022, "references.0.data");
  }

  @Test
  void an_object_where_base64_belongs_is_refused() {
    assertRefused(
        new MatchEntity("sdk_descriptor", "a", JSON.objectNode(), null),
        12022,
        "references.0.data");
  }

  @Test
  void what_is_not_base64_is_refused() {
    assertRefused(
        new MatchEntity("sdk_descriptor", "a", JSON.textNode("%%%"), null),
        12022,
        "references.0.data");
  }

  @Test
  void base64_of_something_else_is_no_sdk_descriptor() {
    assertRefused(
        new MatchEntity("sdk_descriptor", "a", text(new byte[3]), null),
        12038,
        "SDK descriptor is not valid");
  }

  @Test
  void base64_of_something_else_is_no_xpk_file() {
    assertRefused(new MatchEntity("xpk_file", "a", text(new byte[600]), null), 12031, "XPK");
  }

  @Test
  void a_face_must_be_named_by_a_uuid() {
    assertRefused(stored("face", "1-1-1-1-1"), 12022, "references.0.id");
  }

  @Test
  void events_are_named_by_id_external_id_or_track() {
    assertThat(readAll(List.of(stored("event_external_id", "x1"), stored("event_track_id", "t1"))))
        .containsExactly(
            new Reference.Stored(Kind.EVENT_EXTERNAL_ID, "x1"),
            new Reference.Stored(Kind.EVENT_TRACK_ID, "t1"));
    assertRefused(stored("event", "x1"), 12022, "references.0.id");
  }

  @Test
  void a_descriptor_of_a_body_is_none_of_a_face() {
    Descriptor body = Descriptors.random(DescriptorVersions.BODY_DEFAULT, 1);
    MatchEntity sdk =
        new MatchEntity("sdk_descriptor", "a", text(DescriptorFormats.toSdk(body)), null);

    assertRefused(sdk, 12036, "116");
    assertThat(ReferenceReader.read(List.of(sdk), DescriptorKind.BODY))
        .containsExactly(new Reference.Given(body));
  }

  @Test
  void two_descriptors_with_one_name_are_refused() {
    MatchEntity one = new MatchEntity("sdk_descriptor", "same", SDK, null);

    assertThatThrownBy(() -> readAll(List.of(one, one)))
        .isInstanceOfSatisfying(
            ApiException.class, refusal -> assertThat(refusal.body().errorCode()).isEqualTo(26301));
  }

  @Test
  void one_face_may_be_asked_for_twice() {
    assertThat(readAll(List.of(stored("face", ID), stored("face", ID)))).hasSize(2);
  }

  private static List<Reference> readAll(List<MatchEntity> references) {
    return ReferenceReader.read(references, DescriptorKind.FACE);
  }

  private static Descriptor read(MatchEntity reference) {
    var read = readAll(List.of(reference)).getFirst();
    return ((Reference.Given) read).descriptor();
  }

  private static MatchEntity stored(String type, String id) {
    return new MatchEntity(type, id, null, null);
  }

  private static JsonNode text(byte[] bytes) {
    return JSON.textNode(Base64.getEncoder().encodeToString(bytes));
  }

  private static void assertRefused(MatchEntity reference, int code, String named) {
    assertThatThrownBy(() -> readAll(List.of(reference)))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(400);
              assertThat(refusal.body().errorCode()).isEqualTo(code);
              assertThat(refusal.body().detail()).contains(named);
            });
  }
}
