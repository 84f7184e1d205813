package dev.perigee.platform.fetch.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Addresses that begin with the same bits: {@code 10.0.0.0/8}, {@code fc00::/7}. */
record NetworkRange(byte[] prefix, int bits) {
  /** Only these characters: names are never looked up. */
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** Whether a text is meant as a network or an address rather than a name. */
  static boolean isRange(String text) {
    int slash = text.indexOf('/');
    return LITERAL.matcher(slash < 0 ? text : text.substring(0, slash)).matches();
  }

  /**
   * @param text an address, or an address and the number of leading bits that count
   * @throws IllegalArgumentException when it is neither
   */
  static NetworkRange parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (!LITERAL.matcher(address).matches()) {
      throw new IllegalArgumentException("no network: " + text);
    }
    try {
      byte[] prefix = InetAddress.getByName(address).getAddress();
      int all = prefix.length * Byte.SIZE;
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > all) {
        throw new IllegalArgumentException("no network: " + text);
      }
      return new NetworkRange(prefix, bits);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException("no network: " + text, e);
    }
  }

  /** Addresses of the other family lie in no range of this one. */
  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((bytes[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
