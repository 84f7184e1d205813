package dev.perigee.api.robustness.hostile;

/**
 * An image that nobody should send.
 *
 * @param name what is wrong with it
 * @param type media type it is sent as
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Hostile(String name, String type, byte[] bytes) {

  @Override
  public String toString() {
    return name;
  }
}
