package dev.perigee.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.account.StartupAccounts.Made;
import dev.perigee.platform.config.TestConfig;
import dev.perigee.platform.http.Listeners;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartupAccountsTest {

  private static List<Made> wanted(String host, Map<String, String> keys) {
    return new StartupAccounts(null, null, TestConfig.of(keys), new Listeners(host)).wanted();
  }

  @Test
  void on_loopback_the_demo_accounts_are_made() {
    assertThat(wanted("127.0.0.1", Map.of()))
        .extracting(made -> made.account().login())
        .containsExactly("root@visionlabs.ai", "luna@visionlabs.ru", "luna_lambda@visionlabs.ru");
  }

  @Test
  void reachable_from_outside_one_administrator_with_a_random_password_is_made() {
    Made first = wanted("0.0.0.0", Map.of()).getFirst();
    Made second = wanted("0.0.0.0", Map.of()).getFirst();

    assertThat(wanted("0.0.0.0", Map.of())).hasSize(1);
    assertThat(first.account().accountType()).isEqualTo(AccountType.ADMIN);
    assertThat(first.account().password()).hasSize(24).isNotEqualTo(second.account().password());
    assertThat(first.showPassword()).isTrue();
  }

  @Test
  void a_configured_password_is_used_and_not_shown() {
    Made made =
        wanted(
                "0.0.0.0",
                Map.of(
                    "perigee.accounts.admin-login", "boss@example.com",
                    "perigee.accounts.admin-password", "configured"))
            .getFirst();

    assertThat(made.account().login()).isEqualTo("boss@example.com");
    assertThat(made.account().password()).isEqualTo("configured");
    assertThat(made.showPassword()).isFalse();
  }

  @Test
  void demo_accounts_can_be_refused() {
    assertThat(wanted("127.0.0.1", Map.of("perigee.accounts.demo", "false"))).hasSize(1);
  }

  @Test
  void a_password_is_never_printed() {
    Made made = wanted("0.0.0.0", Map.of()).getFirst();

    assertThat(made.toString()).doesNotContain(made.account().password());
  }
}
