package dev.perigee.blob.internal;

import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobMeta;
import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** A blob that is being written. Its calls come one after the other, on worker threads. */
final class Upload {
  private static final int ETAG_BYTES = 16;

  private final Folders folders;
  private final Path file;
  private final FileChannel channel;
  private final MessageDigest digest;
  private long length;

  Upload(Folders folders) throws IOException {
    this.folders = folders;
    this.file = folders.temporary().resolve(UUID.randomUUID().toString());
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.digest = sha256();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  void append(Buffer part) throws IOException {
    byte[] bytes = part.getBytes();
    digest.update(bytes);
    length += bytes.length;
    write(ByteBuffer.wrap(bytes));
  }

  /** Publishes the blob; it is on the disk when this returns. */
  BlobInfo finish(BlobMeta meta, Path target) throws IOException {
    String etag = HexFormat.of().formatHex(digest.digest(), 0, ETAG_BYTES);
    write(Trailer.encode(meta, etag));
    channel.force(true);
    channel.close();
    folders.publish(file, target);
    return new BlobInfo(meta, length, etag);
  }

  /** Leaves nothing behind; harmless after {@link #finish}. */
  void discard() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      Log.debugf("temporary file stays until the next start: %s", e.getMessage());
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
