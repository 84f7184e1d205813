package dev.perigee.account.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.account.AccountType;
import dev.perigee.account.Caller;
import dev.perigee.account.Permissions;
import dev.perigee.account.TokenAccess;
import dev.perigee.account.TokenKeyFile;
import dev.perigee.account.VisibilityArea;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.config.TestConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSignerTest {
  private static final UUID TOKEN = UUID.randomUUID();
  private static final UUID ACCOUNT = UUID.randomUUID();

  @TempDir Path data;

  private RememberedCallers remembered;
  private TokenSigner signer;

  @BeforeEach
  void start() {
    PerigeeConfig config = TestConfig.of(Map.of("perigee.data", data.toString()));
    remembered = new RememberedCallers(config);
    signer = new TokenSigner(config, remembered);
  }

  private String sign() {
    return signer.sign(TOKEN, ACCOUNT, null);
  }

  private void rotate() throws IOException {
    new TokenKeyFile(data).rotate();
    signer.reload();
  }

  private byte[] key() throws IOException {
    return new TokenKeyFile(data).readOrCreate().getFirst();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String signed(String payload, String algorithm, byte[] key) throws JoseException {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(algorithm);
    jws.setPayload(payload);
    jws.setKey(new HmacKey(key));
    return jws.getCompactSerialization();
  }

  private static String payload() {
    return "{\"tokenId\": \"%s\", \"accountId\": \"%s\"}".formatted(TOKEN, ACCOUNT);
  }

  @Test
  void a_signed_token_is_genuine() {
    assertThat(signer.verify(sign())).contains(new TokenSigner.Subject(TOKEN, ACCOUNT));
  }

  @Test
  void header_and_payload_are_those_of_the_platform() {
    String[] parts = sign().split("\\.");

    assertThat(parts[0]).isEqualTo("eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9");
    assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"tokenId\":\"%s\",\"expirationTime\":null,\"accountId\":\"%s\"}"
                .formatted(TOKEN, ACCOUNT));
  }

  @Test
  void a_changed_token_is_not_genuine() {
    String[] parts = sign().split("\\.");
    String other = base64(payload().replace(ACCOUNT.toString(), UUID.randomUUID().toString()));

    assertThat(signer.verify(parts[0] + "." + other + "." + parts[2])).isEmpty();
    assertThat(signer.verify(parts[0] + "." + parts[1] + ".")).isEmpty();
  }

  @Test
  void no_other_algorithm_is_accepted_even_with_the_right_key() throws Exception {
    byte[] key =
        (new String(key(), StandardCharsets.ISO_8859_1).repeat(2))
            .getBytes(StandardCharsets.ISO_8859_1);
    Files.writeString(
        data.resolve("token-keys"), Base64.getUrlEncoder().encodeToString(key) + "\n");
    signer.reload();

    assertThat(signer.verify(signed(payload(), "HS256", key))).isPresent();
    assertThat(signer.verify(signed(payload(), "HS512", key))).isEmpty();
    assertThat(signer.verify(base64("{\"alg\":\"none\"}") + "." + base64(payload()) + "."))
        .isEmpty();
  }

  @Test
  void a_foreign_signature_is_not_genuine() throws Exception {
    assertThat(signer.verify(signed(payload(), "HS256", new byte[32]))).isEmpty();
  }

  @Test
  void a_genuine_signature_over_anything_else_is_no_token() throws Exception {
    assertThat(signer.verify(signed("{}", "HS256", key()))).isEmpty();
    assertThat(signer.verify(signed("[", "HS256", key()))).isEmpty();
    assertThat(signer.verify(signed("", "HS256", key()))).isEmpty();
  }

  @Test
  void texts_that_are_no_jwt_are_refused() {
    for (String text : new String[] {"", ".", "..", "a.b.c", "a.b.c.d.e", "x".repeat(100_000)}) {
      assertThat(signer.verify(text)).isEmpty();
    }
  }

  @Test
  void given_a_rotation_then_new_tokens_use_the_new_key_and_old_ones_still_work() throws Exception {
    String old = sign();

    rotate();

    assertThat(sign()).isNotEqualTo(old);
    assertThat(signer.verify(old)).isPresent();
    assertThat(signer.verify(sign())).isPresent();
  }

  @Test
  void given_two_rotations_then_tokens_of_the_first_key_stop() throws Exception {
    String old = sign();
    remembered.remember(
        remembered.keyOf(old),
        new Caller(
            ACCOUNT,
            AccountType.USER,
            false,
            new TokenAccess(TOKEN, Permissions.all(), VisibilityArea.ACCOUNT, null)),
        remembered.stamp());

    rotate();
    rotate();

    assertThat(signer.verify(old)).isEmpty();
    assertThat(remembered.find(remembered.keyOf(old))).isNull();
  }

  @Test
  void the_keys_survive_a_restart_and_are_closed_to_others() throws Exception {
    String jwt = sign();

    start();

    assertThat(signer.verify(jwt)).isPresent();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("token-keys"))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_file_without_a_usable_key_stops_the_start() throws Exception {
    Path file = data.resolve("token-keys");
    for (String content : new String[] {"\n", "no base64!\n", "c2hvcnQ\n"}) {
      Files.writeString(file, content);

      assertThatThrownBy(this::start).hasMessageContaining(file.toString());
    }
  }

  @Test
  void a_file_that_breaks_while_serving_changes_nothing() throws Exception {
    String jwt = sign();

    Files.writeString(data.resolve("token-keys"), "broken!\n");
    signer.reload();

    assertThat(signer.verify(jwt)).isPresent();
  }
}
