package dev.perigee.app.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class HttpAddressTest {
  private static final ServeOptions NO_OPTIONS = new ServeOptions(null, null, null);

  private static List<HttpAddress> of(ServeOptions options, Map<String, String> environment) {
    return HttpAddress.of(
        options, new StartSettings(new Properties(), environment, new Properties()));
  }

  @Test
  void without_any_setting_all_services_listen_on_their_usual_ports_on_loopback() {
    List<HttpAddress> addresses = of(NO_OPTIONS, Map.of());

    assertThat(addresses)
        .extracting(HttpAddress::port)
        .containsExactly(5000, 5010, 5020, 5120, 5160);
    assertThat(addresses).extracting(HttpAddress::host).containsOnly("127.0.0.1");
  }

  @Test
  void the_port_option_moves_all_and_the_host_option_the_main_api_only() {
    List<HttpAddress> addresses = of(new ServeOptions(7000, "0.0.0.0", null), Map.of());

    assertThat(addresses)
        .extracting(HttpAddress::port)
        .containsExactly(7000, 7010, 7020, 7120, 7160);
    assertThat(addresses.getFirst().host()).isEqualTo("0.0.0.0");
    assertThat(addresses.subList(1, 5)).extracting(HttpAddress::host).containsOnly("127.0.0.1");
  }

  @Test
  void any_port_for_the_main_api_means_any_port_for_all() {
    assertThat(of(new ServeOptions(0, null, null), Map.of()))
        .extracting(HttpAddress::port)
        .containsOnly(0);
  }

  @Test
  void a_service_can_be_moved_and_switched_off() {
    List<HttpAddress> addresses =
        of(
            NO_OPTIONS,
            Map.of(
                "PERIGEE_SERVICES_ADMIN_ENABLED", "false",
                "PERIGEE_SERVICES_IMAGE_STORE_PORT", "6020",
                "PERIGEE_SERVICES_IMAGE_STORE_HOST", "::1"));

    assertThat(addresses).extracting(HttpAddress::port).containsExactly(5000, 6020, 5120, 5160);
    assertThat(addresses.get(1).host()).isEqualTo("::1");
  }

  @Test
  void a_taken_port_is_told_with_the_service_and_its_setting() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      HttpAddress licenses = of(NO_OPTIONS, Map.of("PERIGEE_SERVICES_LICENSES_PORT", port)).get(3);

      assertThatThrownBy(licenses::checkFree)
          .isInstanceOf(StartException.class)
          .hasMessageContaining("127.0.0.1:" + port + " for the Licenses API")
          .hasMessageContaining("perigee.services.licenses.port");
    }
  }

  @Test
  void a_port_that_is_no_number_is_told() {
    assertThatThrownBy(() -> of(NO_OPTIONS, Map.of("QUARKUS_HTTP_PORT", "five")))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("quarkus.http.port");
  }
}
