package dev.perigee.platform.fetch.internal;

import dev.perigee.platform.config.PerigeeConfig;
import java.net.InetAddress;
import java.util.Set;

/** What {@code perigee.fetch.*} says about a host and one of its addresses. */
public final class AddressRules {
  private final Places allowed;
  private final Places denied;
  private final Places reachable;

  private AddressRules(Places allowed, Places denied, Places reachable) {
    this.allowed = allowed;
    this.denied = denied;
    this.reachable = reachable;
  }

  /**
   * @throws IllegalArgumentException when a network in it is malformed
   */
  public static AddressRules of(PerigeeConfig.Fetch config) {
    Set<String> networks = config.privateNetworks().orElse(Set.of());
    networks.forEach(NetworkRange::parse);
    return new AddressRules(
        new Places(config.allow().orElse(Set.of())),
        new Places(config.deny().orElse(Set.of())),
        new Places(networks));
  }

  /**
   * @param host in lower case
   */
  public boolean allow(String host, InetAddress address) {
    return !denied.contains(host, address)
        && (allowed.isEmpty() || allowed.contains(host, address))
        && (!SpecialAddresses.contain(address) || reachable.contains(host, address));
  }
}
