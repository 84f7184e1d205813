package dev.perigee.blob.internal.rest;

import dev.perigee.blob.ByteRange;
import org.jboss.resteasy.reactive.RestHeader;

/** How a reader wants a blob (RFC 9110, 13 and 14); every header may be absent. */
public record ReadHeaders(
    @RestHeader("Range") String range,
    @RestHeader("If-Range") String ifRange,
    @RestHeader("If-None-Match") String ifNoneMatch) {

  /** Whether what is to be answered depends on the etag of the blob. */
  boolean conditional() {
    return ifNoneMatch != null || range != null && ifRange != null;
  }

  /** Whether the reader has the content already. */
  boolean has(String etag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String item : ifNoneMatch.split(",")) {
      String tag = item.strip();
      String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
      if (tag.equals("*") || strong.equals(quoted(etag))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The part to send.
   *
   * @param etag of the blob, null when it does not matter
   * @return null for the whole
   */
  ByteRange part(String etag) {
    boolean ofOther = ifRange != null && !ifRange.strip().equals(quoted(etag));
    return ofOther ? null : RangeHeader.parse(range);
  }

  static String quoted(String etag) {
    return '"' + etag + '"';
  }
}
