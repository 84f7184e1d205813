package dev.perigee.matching.internal;

import dev.perigee.platform.time.RelativeTimes;
import java.time.DateTimeException;
import java.time.Instant;

/** Times in filters: RFC 3339, or relative to the request such as {@code now-3h}. */
final class MatchTimes {
  private MatchTimes() {}

  /** Null for null; 12022 for what is no time. */
  static Instant read(String text, Instant now, String path) {
    try {
      return text == null ? null : RelativeTimes.parse(text, now);
    } catch (DateTimeException e) {
      throw InvalidMatch.at(path, "value is not a valid date-time");
    }
  }
}
