package dev.perigee.license.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.license.Feature;
import dev.perigee.license.License;
import dev.perigee.platform.time.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a licence: one JSON object with {@code id}, {@code issued_to}, {@code
 * expiration_time}, {@code features} and {@code signature}.
 *
 * <p>Signed is the object without its signature, as compact JSON in UTF-8 with the fields of every
 * object in alphabetical order, after the line {@code perigee-licence-1}.
 */
final class LicenseFile {
  /** Bytes. */
  static final int LARGEST = 100_000;

  private static final String ALGORITHM = "Ed25519";
  private static final String SIGNATURE = "signature";
  static final String PERPETUAL = "PERPETUAL";
  private static final byte[] DOMAIN = "perigee-licence-1\n".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> FIELDS =
      Set.of("id", "issued_to", "expiration_time", "features", SIGNATURE);
  private static final int LONGEST_TEXT = 256;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private LicenseFile() {}

  /**
   * Reads a licence.
   *
   * @throws LicenseException when the text is no licence or is not signed with the key's partner
   */
  static License read(byte[] text, PublicKey key) {
    ObjectNode tree = tree(text);
    JsonNode signature = tree.remove(SIGNATURE);
    if (signature == null || !signature.isTextual()) {
      throw new LicenseException("it is not signed");
    }
    if (!verify(tree, signature.textValue(), key)) {
      throw new LicenseException("its signature does not fit the public key");
    }
    return license(tree);
  }

  /** The text of the licence, signed. */
  static String write(License license, PrivateKey key) {
    ObjectNode tree = MAPPER.createObjectNode();
    tree.put("id", license.id());
    tree.put("issued_to", license.issuedTo());
    tree.put("expiration_time", license.expiration().map(Instant::toString).orElse(PERPETUAL));
    ObjectNode features = tree.putObject("features");
    license.features().forEach((feature, amount) -> features.put(feature.field(), amount));
    license(tree); // what cannot be read must not be signed
    tree.put(SIGNATURE, sign(tree, key));
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode tree(byte[] text) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
      throw new LicenseException("it is no JSON object");
    } catch (IOException e) {
      throw new LicenseException("it is no JSON", e);
    }
  }

  private static License license(ObjectNode tree) {
    tree.fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                throw new LicenseException("its field '" + field + "' is not known");
              }
            });
    return new License(
        text(tree, "id"),
        text(tree, "issued_to"),
        expiration(tree),
        features(tree.path("features")));
  }

  private static String text(ObjectNode tree, String field) {
    String text = tree.path(field).textValue();
    if (text == null
        || text.isBlank()
        || text.length() > LONGEST_TEXT
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new LicenseException("its field '" + field + "' is no text of 1 to 256 characters");
    }
    return text;
  }

  private static Optional<Instant> expiration(ObjectNode tree) {
    String text = text(tree, "expiration_time");
    try {
      return text.equals(PERPETUAL) ? Optional.empty() : Optional.of(Times.parse(text));
    } catch (DateTimeException e) {
      throw new LicenseException(
          "its expiration_time is neither an RFC 3339 time nor " + PERPETUAL, e);
    }
  }

  private static Map<Feature, Long> features(JsonNode tree) {
    if (!tree.isObject()) {
      throw new LicenseException("its field 'features' is no object");
    }
    Map<Feature, Long> features = new EnumMap<>(Feature.class);
    tree.properties()
        .forEach(
            entry -> {
              Feature feature =
                  Feature.of(entry.getKey())
                      .orElseThrow(
                          () ->
                              new LicenseException(
                                  "its feature '" + entry.getKey() + "' is not known"));
              features.put(feature, amount(feature, entry.getValue()));
            });
    return features;
  }

  private static Long amount(Feature feature, JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    long most = feature.kind() == Feature.Kind.SWITCH ? 1 : Integer.MAX_VALUE;
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0
        || value.longValue() > most) {
      throw new LicenseException(
          "its feature '%s' is neither null nor a number from 0 to %d"
              .formatted(feature.field(), most));
    }
    return value.longValue();
  }

  private static String sign(ObjectNode tree, PrivateKey key) {
    try {
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(key);
      signer.update(DOMAIN);
      signer.update(canonical(tree));
      return Base64.getEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new LicenseException("it cannot be signed with this key", e);
    }
  }

  private static boolean verify(ObjectNode tree, String signature, PublicKey key) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(DOMAIN);
      verifier.update(canonical(tree));
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) { // not even the form of one
      return false;
    }
  }

  private static byte[] canonical(ObjectNode tree) {
    try {
      return MAPPER.writeValueAsBytes(MAPPER.treeToValue(tree, Map.class));
    } catch (JsonProcessingException e) {
      throw new LicenseException("it is no JSON", e);
    }
  }
}
