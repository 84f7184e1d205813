package dev.perigee.blob.internal.rest;

import dev.perigee.blob.ByteRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Range} (RFC 9110, 14.2). */
final class RangeHeader {
  private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d*)-(\\d*)\\s*");

  /** Longer numbers lie behind every end. */
  private static final int DIGITS = 18;

  private RangeHeader() {}

  /**
   * The wanted part.
   *
   * @param text null for none
   * @return null for the whole: when there is no header, it is malformed, of another unit, or asks
   *     for several parts
   */
  static ByteRange parse(String text) {
    Matcher range = ONE.matcher(text == null ? "" : text);
    if (!range.matches()) {
      return null;
    }
    String first = range.group(1);
    String last = range.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? null : suffix(number(last));
    }
    if (last.isEmpty()) {
      return ByteRange.from(number(first));
    }
    return number(last) < number(first) ? null : ByteRange.between(number(first), number(last));
  }

  /** The last no bytes are a part that no blob has. */
  private static ByteRange suffix(long count) {
    return count == 0 ? ByteRange.from(Long.MAX_VALUE) : ByteRange.lastBytes(count);
  }

  private static long number(String digits) {
    return digits.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
  }
}
