package dev.perigee.platform.fetch.internal;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A list of hosts, domains and networks, as the configuration names them. */
final class Places {
  private final List<String> names = new ArrayList<>();
  private final List<NetworkRange> networks = new ArrayList<>();

  /**
   * @param entries host names, {@code *.} and a domain, addresses, or networks
   * @throws IllegalArgumentException when a network is malformed
   */
  Places(Set<String> entries) {
    for (String entry : entries) {
      if (NetworkRange.isRange(entry)) {
        networks.add(NetworkRange.parse(entry));
      } else {
        names.add(entry.toLowerCase(Locale.ROOT));
      }
    }
  }

  boolean isEmpty() {
    return names.isEmpty() && networks.isEmpty();
  }

  boolean contains(String host, InetAddress address) {
    return containsName(host) || networks.stream().anyMatch(range -> range.contains(address));
  }

  private boolean containsName(String host) {
    return names.stream()
        .anyMatch(
            name -> name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name));
  }
}
