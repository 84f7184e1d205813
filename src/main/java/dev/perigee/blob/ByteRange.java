package dev.perigee.blob;

import java.util.Optional;

/**
 * Part of the bytes of a blob.
 *
 * @param first position of its first byte; negative: counted from the end
 * @param last position of its last byte, which may lie behind the end
 */
public record ByteRange(long first, long last) {

  public ByteRange {
    if (first >= 0 && last < first) {
      throw new IllegalArgumentException("range without bytes");
    }
  }

  /** {@code bytes=first-last} of HTTP. */
  public static ByteRange between(long first, long last) {
    return new ByteRange(first, last);
  }

  /** {@code bytes=first-} of HTTP. */
  public static ByteRange from(long first) {
    return new ByteRange(first, Long.MAX_VALUE);
  }

  /**
   * {@code bytes=-count} of HTTP.
   *
   * @param count 1 or more
   */
  public static ByteRange lastBytes(long count) {
    return new ByteRange(-count, Long.MAX_VALUE);
  }

  /**
   * The same bytes, counted from the beginning and none behind the end.
   *
   * @param length of the blob
   * @return empty when the blob has none of these bytes
   */
  public Optional<ByteRange> within(long length) {
    long begin = first < 0 ? Math.max(0, length + first) : first;
    return begin >= length
        ? Optional.empty()
        : Optional.of(new ByteRange(begin, Math.min(last, length - 1)));
  }

  /** Bytes of a range that {@link #within} has returned. */
  public long length() {
    return last - first + 1;
  }
}
