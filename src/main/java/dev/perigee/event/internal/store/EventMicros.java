package dev.perigee.event.internal.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as microseconds since the epoch: what database and index count in. */
public final class EventMicros {
  /** The years 1 to 9999 and a day around them: what the API can name, and the database keep. */
  private static final long FURTHEST =
      ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("+12000-01-01T00:00:00Z"));

  private EventMicros() {}

  public static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /**
   * @throws IllegalArgumentException for a time far outside of the calendar
   */
  public static Instant time(long micros) {
    if (Math.abs(micros) > FURTHEST) {
      throw new IllegalArgumentException("no time of the calendar");
    }
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
