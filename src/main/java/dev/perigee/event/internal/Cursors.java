package dev.perigee.event.internal;

import dev.perigee.event.EventCursor;
import dev.perigee.event.internal.store.EventMicros;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** Cursors as texts in URLs. */
final class Cursors {
  private static final int LENGTH = 3 * Long.BYTES;

  private Cursors() {}

  static String text(EventCursor cursor) {
    ByteBuffer bytes =
        ByteBuffer.allocate(LENGTH)
            .putLong(EventMicros.of(cursor.createTime()))
            .putLong(cursor.eventId().getMostSignificantBits())
            .putLong(cursor.eventId().getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * @param text null for none
   * @throws ApiException 12012 when it is no cursor
   */
  static EventCursor parse(String text) {
    if (text == null) {
      return null;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() == LENGTH) {
        return new EventCursor(
            EventMicros.time(bytes.getLong()), new UUID(bytes.getLong(), bytes.getLong()));
      }
    } catch (IllegalArgumentException e) {
      throw ApiException.of(ErrorCode.BAD_QUERY, "after");
    }
    throw ApiException.of(ErrorCode.BAD_QUERY, "after");
  }
}
