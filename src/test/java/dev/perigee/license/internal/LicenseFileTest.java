package dev.perigee.license.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.license.Allowance;
import dev.perigee.license.Feature;
import dev.perigee.license.License;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenseFileTest {
  private static final KeyPair KEYS = LicenseKeys.generate();
  private static final Instant END = Instant.parse("2031-01-31T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void what_was_signed_is_read() {
    License license = license();

    License read = read(LicenseFile.write(license, KEYS.getPrivate()));

    assertThat(read).isEqualTo(license);
    assertThat(read.allowance(Feature.FACES_LIMIT)).isEqualTo(Allowance.of(50_000));
    assertThat(read.allowance(Feature.STREAMS_LIMIT)).isEqualTo(Allowance.UNLIMITED);
    assertThat(read.allowance(Feature.ISO)).isEqualTo(Allowance.ON);
    assertThat(read.allowance(Feature.LAMBDAS)).isEqualTo(Allowance.NONE);
    assertThat(read.allowance(Feature.DEEPFAKE)).isEqualTo(Allowance.NONE);
    assertThat(read.validAt(END.minusNanos(1))).isTrue();
    assertThat(read.validAt(END)).isFalse();
  }

  @Test
  void layout_and_order_of_the_fields_do_not_matter() throws Exception {
    ObjectNode tree = tree();
    ObjectNode other = JSON.createObjectNode();
    other.set("signature", tree.get("signature"));
    other.set("features", tree.get("features"));
    tree.properties().forEach(entry -> other.set(entry.getKey(), entry.getValue()));

    assertThat(read(other.toString())).isEqualTo(license());
  }

  @Test
  void perpetual_is_valid_for_ever() {
    License perpetual = new License("a", "b", Optional.empty(), Map.of());

    License read = read(LicenseFile.write(perpetual, KEYS.getPrivate()));

    assertThat(read.validAt(Instant.MAX)).isTrue();
  }

  @Test
  void any_change_breaks_the_signature() throws Exception {
    refused(tree -> tree.put("issued_to", "Somebody else"), "signature does not fit");
    refused(tree -> tree.put("id", "x"), "signature does not fit");
    refused(tree -> tree.put("expiration_time", "PERPETUAL"), "signature does not fit");
    refused(
        tree -> ((ObjectNode) tree.get("features")).putNull("faces_limit"),
        "signature does not fit");
    refused(tree -> tree.put("more", 1), "signature does not fit");
    refused(tree -> tree.put("signature", "AAAA"), "signature does not fit");
    refused(tree -> tree.put("signature", "no base64!"), "signature does not fit");
    refused(tree -> tree.remove("signature"), "not signed");
  }

  @Test
  void the_signature_of_another_key_is_refused() {
    String text = LicenseFile.write(license(), LicenseKeys.generate().getPrivate());

    assertThatThrownBy(() -> read(text)).hasMessageContaining("signature does not fit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|no JSON",
        "[]|no JSON object",
        "{\"id\": 1|no JSON",
        "{} {}|no JSON",
        "{\"id\": \"a\", \"id\": \"b\"}|no JSON",
      })
  void what_is_no_licence_is_refused(String text, String why) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(LicenseException.class)
        .hasMessageContaining(why);
  }

  @Test
  void nonsense_is_not_signed() {
    assertThatThrownBy(() -> signed("", "b", Map.of())).hasMessageContaining("'id'");
    assertThatThrownBy(() -> signed("a", "b\n", Map.of())).hasMessageContaining("'issued_to'");
    assertThatThrownBy(() -> signed("a", "b", Map.of(Feature.ISO, 2L)))
        .hasMessageContaining("'iso'");
    assertThatThrownBy(() -> signed("a", "b", Map.of(Feature.FACES_LIMIT, -1L)))
        .hasMessageContaining("'faces_limit'");
  }

  private static String signed(String id, String issuedTo, Map<Feature, Long> features) {
    return LicenseFile.write(
        new License(id, issuedTo, Optional.empty(), features), KEYS.getPrivate());
  }

  private static void refused(Consumer<ObjectNode> change, String why) throws Exception {
    ObjectNode tree = tree();
    change.accept(tree);
    assertThatThrownBy(() -> read(tree.toString()))
        .isInstanceOf(LicenseException.class)
        .hasMessageContaining(why);
  }

  private static ObjectNode tree() throws Exception {
    return (ObjectNode) JSON.readTree(LicenseFile.write(license(), KEYS.getPrivate()));
  }

  private static License license() {
    Map<Feature, Long> features = new EnumMap<>(Feature.class);
    features.put(Feature.FACES_LIMIT, 50_000L);
    features.put(Feature.STREAMS_LIMIT, null);
    features.put(Feature.ISO, 1L);
    features.put(Feature.LAMBDAS, 0L);
    return new License("7", "Müller & Söhne", Optional.of(END), features);
  }

  private static License read(String text) {
    return LicenseFile.read(text.getBytes(StandardCharsets.UTF_8), KEYS.getPublic());
  }
}
