package dev.perigee.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** RFC 3339 times as the API reads and writes them; everything is kept to the microsecond. */
public final class Times {
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[-+ ]\\d{2}:\\d{2})");

  private static final DateTimeFormatter OUTPUT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, true)
          .appendLiteral("+00:00")
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** The present, cut to what the database keeps. */
  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /** E.g. {@code 2026-11-21T10:00:00.000000+00:00}. */
  public static String format(Instant time) {
    return OUTPUT.format(time);
  }

  /** Whether {@link #parse} takes the text. */
  public static boolean isTime(String text) {
    try {
      parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /**
   * Reads an RFC 3339 time. A blank stands for {@code T}, and also for the plus of the offset: that
   * is what a plus in a URL query becomes when a client does not escape it.
   *
   * @throws DateTimeException when the text is no such time
   */
  public static Instant parse(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new DateTimeException("not an RFC 3339 time");
    }
    String date = text.substring(0, 10);
    String rest = text.substring(11).replace(' ', '+').replace('z', 'Z');
    return OffsetDateTime.parse(date + "T" + rest).toInstant().truncatedTo(ChronoUnit.MICROS);
  }
}
