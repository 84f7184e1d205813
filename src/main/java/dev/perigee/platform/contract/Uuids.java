package dev.perigee.platform.contract;

/** Syntax of UUIDs in requests: 8-4-4-4-12 hexadecimal digits, either case. */
public final class Uuids {
  /**
   * For path parameters of resource classes: without it a class for {@code /faces/{face_id}} would
   * take {@code /faces/count} away from the class for {@code /faces}.
   */
  public static final String PATTERN = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private Uuids() {}

  /** {@link java.util.UUID#fromString} is no check: it also takes {@code 1-1-1-1-1}. */
  public static boolean isUuid(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !isHexDigit(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexDigit(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }
}
