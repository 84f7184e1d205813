package dev.perigee.event;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids of events: UUIDs of version 7 (RFC 9562), which begin with the creation time. So an id tells
 * in which partition its event lies, and the order of ids is that of creation times.
 */
public final class EventIds {
  private static final long LAST_MILLI = (1L << 48) - 1;

  private EventIds() {}

  /**
   * A new id.
   *
   * @param createTime creation time of the event; before 1970 the id is a random one of version 4
   */
  public static UUID of(Instant createTime) {
    long millis = createTime.toEpochMilli();
    ThreadLocalRandom random = ThreadLocalRandom.current();
    if (millis < 0 || millis > LAST_MILLI) {
      return UUID.randomUUID();
    }
    long high = millis << 16 | 0x7000 | random.nextInt(0x1000);
    long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
    return new UUID(high, low);
  }

  /** Milliseconds since the epoch of the creation time, -1 when the id does not tell it. */
  public static long millis(UUID eventId) {
    return eventId.version() == 7 ? eventId.getMostSignificantBits() >>> 16 : -1;
  }
}
