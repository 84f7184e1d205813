package dev.perigee.blob.internal.disk;

import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobMeta;
import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.CRC32C;

/** A blob that is being written. Its calls come one after the other, on worker threads. */
final class Upload {
  private static final int ETAG_BYTES = 16;

  private final Disk disk;
  private final Path file;
  private final FileChannel channel;
  private final MessageDigest digest = sha256();
  private final CRC32C part = new CRC32C();
  private int[] checksums = new int[1];
  private long length;

  /**
   * @param folder for the file while it is incomplete
   */
  Upload(Disk disk, Path folder) throws IOException {
    this.disk = disk;
    this.file = folder.resolve(UUID.randomUUID().toString());
    this.channel = disk.create(file);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  void append(Buffer content) throws IOException {
    byte[] bytes = content.getBytes();
    digest.update(bytes);
    int from = 0;
    while (from < bytes.length) {
      int number = (int) (length / StoredFile.PART);
      int room = StoredFile.PART - (int) (length % StoredFile.PART);
      int count = Math.min(room, bytes.length - from);
      part.update(bytes, from, count);
      if (number == checksums.length) {
        checksums = Arrays.copyOf(checksums, 2 * number);
      }
      checksums[number] = (int) part.getValue();
      if (count == room) {
        part.reset();
      }
      from += count;
      length += count;
    }
    disk.write(channel, ByteBuffer.wrap(bytes));
  }

  /** Ends the content. Nothing may be appended any more. */
  BlobInfo describe(BlobMeta meta, Instant now) {
    String etag = HexFormat.of().formatHex(digest.digest(), 0, ETAG_BYTES);
    return new BlobInfo(meta, length, etag, now);
  }

  /**
   * Completes the file.
   *
   * @param image etag of the image it is a thumbnail of, or null
   * @param durable whether it has to survive a power cut
   * @return where it lies
   */
  Path close(BlobInfo info, String image, boolean durable) throws IOException {
    int parts = (int) ((length + StoredFile.PART - 1) / StoredFile.PART);
    StoredFile stored = new StoredFile(info, image, Arrays.copyOf(checksums, parts));
    disk.write(channel, stored.trailer());
    if (durable) {
      disk.force(channel);
    }
    channel.close();
    return file;
  }

  /** Leaves nothing behind; harmless when the file has been moved away. */
  void discard() {
    try {
      channel.close();
      disk.delete(file);
    } catch (IOException e) {
      Log.debugf("a temporary file is left for the sweeper: %s", e.getMessage());
    }
  }
}
