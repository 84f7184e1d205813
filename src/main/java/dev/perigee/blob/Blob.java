package dev.perigee.blob;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * A stored blob and its bytes.
 *
 * @param content to be subscribed to once, soon: it may hold an open file
 */
public record Blob(BlobInfo info, Multi<Buffer> content) {

  /** The whole content. For blobs that are known to be small. */
  public Uni<byte[]> bytes() {
    return content.collect().in(Buffer::buffer, Buffer::appendBuffer).map(Buffer::getBytes);
  }
}
