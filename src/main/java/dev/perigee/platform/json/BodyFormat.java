package dev.perigee.platform.json;

/** Encodings of structured bodies. */
public enum BodyFormat {
  JSON,
  MSGPACK;

  public static final String MSGPACK_TYPE = "application/msgpack";

  /**
   * @param subtype of a media type, any case
   */
  public static BodyFormat ofSubtype(String subtype) {
    return subtype.equalsIgnoreCase("msgpack") ? MSGPACK : JSON;
  }
}
