package dev.perigee.matching.internal;

import dev.perigee.platform.time.RelativeTimes;
import java.time.DateTimeException;
import java.time.Instant;

/** Times in filters: RFC 3339, or relative to the request such as {@code now-3h}. */
final class MatchTimes {
  /** Seconds beyond which microseconds do not fit a long: some 285,000 years. */
  private static final long FARTHEST = 9_000_000_000_000L;

  private MatchTimes() {}

  /** Null for null; 12022 for what is no time. */
  static Instant read(String text, Instant now, String path) {
    try {
      return text == null ? null : RelativeTimes.parse(text, now);
    } catch (DateTimeException e) {
      throw InvalidMatch.at(path, "value is not a valid date-time");
    }
  }

  /**
   * The first microsecond that is not before the time, counted from the epoch: both bounds of the
   * index mean the same with it as with the time itself.
   *
   * @param absent what null becomes
   */
  static long micros(Instant time, long absent) {
    return time == null
        ? absent
        : Math.clamp(time.getEpochSecond(), -FARTHEST, FARTHEST) * 1_000_000
            + (time.getNano() + 999) / 1000;
  }
}
