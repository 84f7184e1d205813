package dev.perigee.platform.fetch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.perigee.platform.config.TestConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.255",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "198.19.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::7f00:1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::"
      })
  void addresses_beside_the_internet_are_refused(String address) throws UnknownHostException {
    assertThat(allows(Map.of(), "host", address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "172.15.255.255", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
  void addresses_of_the_internet_are_allowed(String address) throws UnknownHostException {
    assertThat(allows(Map.of(), "host", address)).isTrue();
  }

  @Test
  void configured_private_networks_are_allowed() throws UnknownHostException {
    Map<String, String> settings = Map.of("private-networks", "10.1.0.0/16,fd00::/8");

    assertThat(allows(settings, "host", "10.1.255.1")).isTrue();
    assertThat(allows(settings, "host", "10.2.0.1")).isFalse();
    assertThat(allows(settings, "host", "fd00::1")).isTrue();
  }

  @Test
  void a_list_of_allowed_places_excludes_all_others() throws UnknownHostException {
    Map<String, String> settings = Map.of("allow", "Photos.example,*.cams.example,9.9.0.0/16");

    assertThat(allows(settings, "photos.example", "8.8.8.8")).isTrue();
    assertThat(allows(settings, "other.example", "8.8.8.8")).isFalse();
    assertThat(allows(settings, "a.cams.example", "8.8.8.8")).isTrue();
    assertThat(allows(settings, "evilcams.example", "8.8.8.8")).isFalse();
    assertThat(allows(settings, "other.example", "9.9.1.1")).isTrue();
  }

  @Test
  void an_allowed_name_does_not_open_private_addresses() throws UnknownHostException {
    assertThat(allows(Map.of("allow", "photos.example"), "photos.example", "10.0.0.1")).isFalse();
  }

  @Test
  void denied_places_win() throws UnknownHostException {
    Map<String, String> settings =
        Map.of(
            "allow", "*.example", "deny", "bad.example,7.7.7.7", "private-networks", "10.0.0.0/8");

    assertThat(allows(settings, "bad.example", "8.8.8.8")).isFalse();
    assertThat(allows(settings, "good.example", "7.7.7.7")).isFalse();
    assertThat(allows(settings, "good.example", "7.7.7.8")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "300.0.0.1", "localhost"})
  void what_is_no_network_stops_the_start(String network) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules(Map.of("private-networks", network)))
        .withMessageContaining(network);
  }

  private static boolean allows(Map<String, String> settings, String host, String address)
      throws UnknownHostException {
    return rules(settings).allow(host, InetAddress.getByName(address));
  }

  private static AddressRules rules(Map<String, String> settings) {
    Map<String, String> keys = new TreeMap<>();
    settings.forEach((key, value) -> keys.put("perigee.fetch." + key, value));
    return AddressRules.of(TestConfig.of(keys).fetch());
  }
}
