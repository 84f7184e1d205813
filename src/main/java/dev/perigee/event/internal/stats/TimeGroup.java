package dev.perigee.event.internal.stats;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How statistics are grouped by time, in UTC.
 *
 * @param sql of the column with {@code %s} for the time
 * @param frequency true: the group is a number, such as the day of the week; false: the time at
 *     which an interval begins
 */
record TimeGroup(String sql, boolean frequency) {
  private static final Pattern INTERVAL = Pattern.compile("([1-9]\\d{0,5})([mhdwMy])");
  private static final int MONTHS_OF_YEAR = 12;

  private static final Map<String, String> FREQUENCIES =
      Map.of(
          "monthOfYear", "month",
          "weekOfYear", "week",
          "dayOfYear", "doy",
          "dayOfMonth", "day",
          "dayOfWeek", "isodow",
          "hourOfDay", "hour",
          "minuteOfHour", "minute");

  private static final Map<String, String> UNITS =
      Map.of("m", "mins", "h", "hours", "d", "days", "w", "weeks");

  /**
   * @param text such as {@code 2h} or {@code dayOfWeek}
   * @throws IllegalArgumentException when it is neither
   */
  static TimeGroup parse(String text) {
    String part = FREQUENCIES.get(text);
    if (part != null) {
      return new TimeGroup("extract(" + part + " FROM %s AT TIME ZONE 'UTC')::integer", true);
    }
    Matcher interval = INTERVAL.matcher(text);
    if (!interval.matches()) {
      throw new IllegalArgumentException("no group of time");
    }
    int count = Integer.parseInt(interval.group(1));
    String unit = interval.group(2);
    if (UNITS.containsKey(unit)) {
      // Intervals are counted from a Monday, weeks too.
      return new TimeGroup(
          "date_bin(make_interval(%s => %d), %%s, '1970-01-05 00:00+00')"
              .formatted(UNITS.get(unit), count),
          false);
    }
    int months = unit.equals("y") ? count * MONTHS_OF_YEAR : count;
    return new TimeGroup(ofMonths(months), false);
  }

  /** The month with a number that the count divides, January of the year 0 being 0. */
  private static String ofMonths(int count) {
    String month =
        "(extract(year FROM %s AT TIME ZONE 'UTC')::integer * 12"
            + " + extract(month FROM %s AT TIME ZONE 'UTC')::integer - 1)";
    String first = "(" + month + " / " + count + " * " + count + ")";
    return "make_timestamptz(greatest("
        + first
        + " / 12, 1), "
        + first
        + " % 12 + 1, 1, 0, 0, 0, 'UTC')";
  }

  /** The expression for a time. */
  String of(String time) {
    return sql.replace("%s", time).replace("%%", "%");
  }
}
