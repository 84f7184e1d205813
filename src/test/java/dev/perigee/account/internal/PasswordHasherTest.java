package dev.perigee.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.platform.config.TestConfig;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
  private final PasswordHasher hasher =
      new PasswordHasher(
          TestConfig.of(
              Map.of(
                  "perigee.accounts.hashing.memory", "1024",
                  "perigee.accounts.hashing.iterations", "1")));

  @AfterEach
  void close() {
    hasher.close();
  }

  private String hash(String password) {
    return hasher.hash(password).await().indefinitely();
  }

  private boolean verify(String password, String hash) {
    return hasher.verify(password, hash, () -> false).await().indefinitely();
  }

  @Test
  void a_hash_names_its_parameters_and_not_the_password() {
    assertThat(hash("secret"))
        .startsWith("$argon2id$v=19$m=1024,t=1,p=1$")
        .doesNotContain("secret");
  }

  @Test
  void every_hash_has_its_own_salt() {
    assertThat(hash("secret")).isNotEqualTo(hash("secret"));
  }

  @Test
  void the_password_is_verified() {
    String hash = hash("pässwörd");

    assertThat(verify("pässwörd", hash)).isTrue();
    assertThat(verify("passwort", hash)).isFalse();
  }

  @Test
  void a_hash_made_with_other_parameters_is_verified() {
    PasswordHasher stronger =
        new PasswordHasher(
            TestConfig.of(
                Map.of(
                    "perigee.accounts.hashing.memory", "2048",
                    "perigee.accounts.hashing.iterations", "2")));
    try {
      String hash = stronger.hash("secret").await().indefinitely();

      assertThat(verify("secret", hash)).isTrue();
    } finally {
      stronger.close();
    }
  }

  @Test
  void an_unknown_login_is_never_right() {
    assertThat(verify("decoy", null)).isFalse();
    assertThat(verify("secret", null)).isFalse();
  }

  @Test
  void what_became_known_meanwhile_is_not_hashed() {
    boolean right = hasher.verify("wrong", "no hash at all", () -> true).await().indefinitely();

    assertThat(right).isTrue();
  }
}
