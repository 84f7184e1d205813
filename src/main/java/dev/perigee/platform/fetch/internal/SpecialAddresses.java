package dev.perigee.platform.fetch.internal;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses do not lead into the internet: the registries of special-purpose addresses of RFC
 * 6890, multicast (RFC 1112, 4291), and the forms of IPv6 that carry an IPv4 address inside, since
 * a translator would go on to that one.
 */
final class SpecialAddresses {
  private static final List<NetworkRange> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16")
          .map(NetworkRange::parse)
          .toList();

  /** All that is handed out to the internet; the rest of IPv6 is loopback, private or reserved. */
  private static final NetworkRange GLOBAL_6 = NetworkRange.parse("2000::/3");

  private SpecialAddresses() {}

  static boolean contain(InetAddress address) {
    return !(address instanceof Inet4Address) && !GLOBAL_6.contains(address)
        || SPECIAL.stream().anyMatch(range -> range.contains(address));
  }
}
