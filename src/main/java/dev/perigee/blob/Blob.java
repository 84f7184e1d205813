package dev.perigee.blob;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * A stored blob and its bytes, or a part of them.
 *
 * @param range the part, from the beginning; null when the content is whole
 * @param content to be subscribed to once, soon: it may hold a connection. It fails, rather than
 *     end early, when the bytes are not those that were stored.
 */
public record Blob(BlobInfo info, ByteRange range, Multi<Buffer> content) {

  /** The content at once. For what is known to be small. */
  public Uni<byte[]> bytes() {
    return content.collect().in(Buffer::buffer, Buffer::appendBuffer).map(Buffer::getBytes);
  }
}
