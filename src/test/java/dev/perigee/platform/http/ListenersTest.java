package dev.perigee.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

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
}
