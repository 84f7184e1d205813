package dev.perigee.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.platform.config.TestConfig;
import io.vertx.core.net.SocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenersTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.8.8.8, true",
    "::1, true",
    "localhost, true",
    "0.0.0.0, false",
    "::, false",
    "192.0.2.7, false",
    "no-such-host.invalid, false"
  })
  void only_loopback_addresses_are_loopback(String host, boolean loopback) {
    assertThat(new Listeners(host).loopbackOnly()).isEqualTo(loopback);
  }

  @Test
  void one_listener_that_can_be_reached_is_enough() {
    assertThat(new Listeners("127.0.0.1", "0.0.0.0").loopbackOnly()).isFalse();
  }

  @Test
  void the_listeners_of_all_services_count_that_are_switched_on() {
    String host = "perigee.services.streams.host";
    String enabled = "perigee.services.streams.enabled";

    assertThat(listeners(Map.of()).loopbackOnly()).isTrue();
    assertThat(listeners(Map.of(host, "0.0.0.0")).loopbackOnly()).isFalse();
    assertThat(listeners(Map.of(host, "0.0.0.0", enabled, "false")).loopbackOnly()).isTrue();
  }

  @Test
  void a_port_that_nobody_has_opened_is_the_main_apis() {
    Listeners listeners = new Listeners("127.0.0.1");
    listeners.opened(Service.LICENSES, "::1", 5120);

    assertThat(listeners.serviceAt(SocketAddress.inetSocketAddress(5120, "::1")))
        .isEqualTo(Service.LICENSES);
    assertThat(listeners.serviceAt(SocketAddress.inetSocketAddress(5000, "::1")))
        .isEqualTo(Service.MAIN);
    assertThat(listeners.urls()).containsExactly(Map.entry(Service.LICENSES, "http://[::1]:5120"));
  }

  private static Listeners listeners(Map<String, String> keys) {
    return new Listeners("127.0.0.1", TestConfig.of(keys));
  }
}
