package dev.perigee.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.account.AccountType;
import dev.perigee.account.Caller;
import dev.perigee.platform.config.TestConfig;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RememberedCallersTest {
  private static final Caller ANN = new Caller(UUID.randomUUID(), AccountType.USER, false);
  private static final Caller BOB = new Caller(UUID.randomUUID(), AccountType.USER, false);

  private final RememberedCallers remembered = new RememberedCallers(TestConfig.of(Map.of()));

  @Test
  void who_was_verified_is_known() {
    String key = remembered.keyOf("ann", "secret");

    remembered.remember(key, ANN, remembered.stamp());

    assertThat(remembered.find(key)).isEqualTo(ANN);
    assertThat(remembered.find(remembered.keyOf("ann", "Secret"))).isNull();
  }

  @Test
  void the_key_is_not_the_password() {
    assertThat(remembered.keyOf("ann", "secret"))
        .doesNotContain("secret")
        .isNotEqualTo(new RememberedCallers(TestConfig.of(Map.of())).keyOf("ann", "secret"));
  }

  @Test
  void login_and_password_do_not_run_together() {
    assertThat(remembered.keyOf("a", "bc")).isNotEqualTo(remembered.keyOf("ab", "c"));
  }

  @Test
  void a_changed_account_is_forgotten_under_every_key_and_others_are_not() {
    remembered.remember("ann's password", ANN, remembered.stamp());
    remembered.remember("ann's id", ANN, remembered.stamp());
    remembered.remember("bob", BOB, remembered.stamp());

    remembered.forget(ANN.accountId());

    assertThat(remembered.find("ann's password")).isNull();
    assertThat(remembered.find("ann's id")).isNull();
    assertThat(remembered.find("bob")).isEqualTo(BOB);
  }

  @Test
  void given_an_account_changed_while_it_was_verified_then_the_old_state_is_not_remembered() {
    long stamp = remembered.stamp();
    remembered.forget(ANN.accountId());

    remembered.remember("ann", ANN, stamp);

    assertThat(remembered.find("ann")).isNull();
  }
}
