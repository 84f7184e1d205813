package dev.perigee.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times of filters: RFC 3339, or {@code now-<n><unit>} with the units s, m, h, d, w, M (months) and
 * y, the last two counted on the calendar in UTC.
 */
public final class RelativeTimes {
  private static final Pattern FORM = Pattern.compile("now-(\\d{1,9})([smhdwMy])");

  private RelativeTimes() {}

  /**
   * @param now what {@code now} stands for
   * @throws DateTimeException when the text is no such time, or lies before the calendar begins
   */
  public static Instant parse(String text, Instant now) {
    Matcher relative = FORM.matcher(text);
    if (!relative.matches()) {
      return Times.parse(text);
    }
    long count = Long.parseLong(relative.group(1));
    ChronoUnit unit =
        switch (relative.group(2)) {
          case "s" -> ChronoUnit.SECONDS;
          case "m" -> ChronoUnit.MINUTES;
          case "h" -> ChronoUnit.HOURS;
          case "d" -> ChronoUnit.DAYS;
          case "w" -> ChronoUnit.WEEKS;
          case "M" -> ChronoUnit.MONTHS;
          default -> ChronoUnit.YEARS;
        };
    Instant time = now.atOffset(ZoneOffset.UTC).minus(count, unit).toInstant();
    if (time.isBefore(Instant.EPOCH)) {
      throw new DateTimeException("before 1970");
    }
    return time;
  }
}
