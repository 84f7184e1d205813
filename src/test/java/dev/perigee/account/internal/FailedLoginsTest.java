package dev.perigee.account.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.platform.config.TestConfig;
import dev.perigee.platform.error.ApiException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final FailedLogins failures =
      new FailedLogins(
          TestConfig.of(
                  Map.of(
                      "perigee.accounts.failed-logins.per-login", "2",
                      "perigee.accounts.failed-logins.per-address", "3"))
              .accounts()
              .failedLogins(),
          nanos::get);

  private void allowed(String login, String address) {
    assertThatCode(() -> failures.check(login, address)).doesNotThrowAnyException();
  }

  private void refused(String login, String address) {
    assertThatThrownBy(() -> failures.check(login, address))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(429);
              assertThat(refusal.retryAfter()).isEqualTo(60);
            });
  }

  @Test
  void a_login_is_refused_after_its_failures_from_wherever_they_came() {
    failures.failed("ann", "192.0.2.1");
    allowed("ann", "192.0.2.1");
    failures.failed("ann", "192.0.2.2");

    refused("ann", "192.0.2.3");
    allowed("bob", "192.0.2.1");
  }

  @Test
  void an_address_is_refused_after_its_failures_with_whichever_logins() {
    failures.failed("ann", "192.0.2.1");
    failures.failed("bob", "192.0.2.1");
    failures.failed("cid", "192.0.2.1");

    refused("dan", "192.0.2.1");
    allowed("dan", "192.0.2.2");
  }

  @Test
  void all_addresses_of_an_ipv6_network_count_as_one() {
    failures.failed("ann", "2001:db8:0:7::1");
    failures.failed("bob", "2001:db8:0:7::2");
    failures.failed("cid", "2001:db8:0:7:ffff::3");

    refused("dan", "2001:db8:0:7::4");
    allowed("dan", "2001:db8:0:8::4");
  }

  @Test
  void the_window_ends() {
    failures.failed("ann", "192.0.2.1");
    failures.failed("ann", "192.0.2.1");
    refused("ann", "192.0.2.1");

    nanos.addAndGet(Duration.ofSeconds(61).toNanos());

    allowed("ann", "192.0.2.1");
  }

  @Test
  void a_right_password_clears_the_login_and_not_the_address() {
    failures.failed("ann", "192.0.2.1");
    failures.failed("ann", "192.0.2.1");
    failures.failed("bob", "192.0.2.1");

    failures.succeeded("ann");

    allowed("ann", "192.0.2.2");
    refused("ann", "192.0.2.1");
  }
}
