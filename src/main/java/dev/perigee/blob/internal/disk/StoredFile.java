package dev.perigee.blob.internal.disk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobMeta;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * What a file of the store says about itself. Behind the content, so that one rename publishes
 * both:
 *
 * <pre>
 *   content | CRC-32C of each 256 KiB of it | JSON, UTF-8 |
 *   CRC-32C of the checksums and the JSON | length of the JSON | length of the content | "PGB2"
 * </pre>
 *
 * <p>Numbers are big endian, of 32 bits, the length of the content of 64. It stands at the end
 * because its facts are known only then; programs that show images ignore it there.
 *
 * @param image etag of the image this is a thumbnail of, null for other blobs
 * @param checksums of the parts of the content
 */
record StoredFile(BlobInfo info, String image, int[] checksums) {
  /** Bytes of the content that have a checksum in common; what is read at once. */
  static final int PART = 256 * 1024;

  private static final int MAGIC = 0x50_47_42_32;
  private static final int FOOTER = 3 * Integer.BYTES + Long.BYTES;

  /** Longer metadata than any writer can give: guards against reading something else. */
  private static final int MAX_JSON = 64 * 1024;

  /** Enough for the metadata of nearly every blob; longer ones take a second read. */
  private static final int TAIL = 4096;

  private static final JsonMapper JSON = new JsonMapper();

  StoredFile withMeta(BlobMeta meta) {
    BlobInfo other = new BlobInfo(meta, info.length(), info.etag(), info.created());
    return new StoredFile(other, image, checksums);
  }

  /** What stands behind the content. */
  ByteBuffer trailer() {
    byte[] json = json();
    ByteBuffer bytes = ByteBuffer.allocate(checksums.length * Integer.BYTES + json.length + FOOTER);
    for (int checksum : checksums) {
      bytes.putInt(checksum);
    }
    bytes.put(json);
    int checked = crc(bytes.duplicate().flip());
    return bytes.putInt(checked).putInt(json.length).putLong(info.length()).putInt(MAGIC).flip();
  }

  private byte[] json() {
    BlobMeta meta = info.meta();
    ObjectNode node = JSON.createObjectNode();
    if (meta.owner() != null) {
      node.put("account_id", meta.owner().toString());
    }
    node.put("content_type", meta.contentType());
    node.put("created", info.created().toString());
    if (meta.expiry() != null) {
      node.put("expiry", meta.expiry().toString());
    }
    node.put("etag", info.etag());
    if (image != null) {
      node.put("image", image);
    }
    if (!meta.user().isEmpty()) {
      ObjectNode user = node.putObject("meta");
      meta.user().forEach(user::put);
    }
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a tree of texts
    }
  }

  /**
   * Reads what a file says about itself.
   *
   * @throws DamagedFileException when it is none of ours, or not as it was written
   */
  static StoredFile read(FileChannel file) throws IOException {
    long size = file.size();
    ByteBuffer tail = tail(file, size, (int) Math.min(size, TAIL));
    if (tail.limit() < FOOTER) {
      throw new DamagedFileException("too short");
    }
    ByteBuffer footer = tail.slice(tail.limit() - FOOTER, FOOTER);
    int checked = footer.getInt();
    int jsonLength = footer.getInt();
    long content = footer.getLong();
    if (footer.getInt() != MAGIC || jsonLength < 0 || jsonLength > MAX_JSON || content < 0) {
      throw new DamagedFileException("not a blob");
    }
    long parts = (content + PART - 1) / PART;
    long behind = parts * Integer.BYTES + jsonLength + FOOTER;
    if (content + behind != size) {
      throw new DamagedFileException("not as long as it says");
    }
    if (behind > tail.limit()) {
      tail = tail(file, size, Math.toIntExact(behind));
    }
    int length = (int) behind - FOOTER;
    ByteBuffer trailer = tail.slice(tail.limit() - (int) behind, length);
    if (crc(trailer.duplicate()) != checked) {
      throw new DamagedFileException("metadata changed");
    }
    int[] checksums = new int[(int) parts];
    for (int i = 0; i < checksums.length; i++) {
      checksums[i] = trailer.getInt();
    }
    byte[] json = new byte[jsonLength];
    trailer.get(json);
    return decoded(json, content, checksums);
  }

  private static StoredFile decoded(byte[] json, long content, int[] checksums) throws IOException {
    JsonNode node = JSON.readTree(json);
    try {
      Map<String, String> user = new HashMap<>();
      node.path("meta").properties().forEach(e -> user.put(e.getKey(), e.getValue().asText()));
      BlobMeta meta =
          new BlobMeta(
              node.has("account_id") ? UUID.fromString(node.path("account_id").asText()) : null,
              node.path("content_type").asText(),
              node.has("expiry") ? Instant.parse(node.path("expiry").asText()) : null,
              user);
      Instant created = Instant.parse(node.path("created").asText());
      return new StoredFile(
          new BlobInfo(meta, content, node.path("etag").asText(), created),
          node.path("image").asText(null),
          checksums);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new DamagedFileException("metadata unreadable");
    }
  }

  private static ByteBuffer tail(FileChannel file, long size, int length) throws IOException {
    return bytes(file, size - length, length);
  }

  /**
   * One part of the content, as it was written.
   *
   * @param number from 0 on
   * @throws DamagedFileException when it is not
   */
  byte[] part(FileChannel file, int number) throws IOException {
    long from = (long) number * PART;
    ByteBuffer bytes = bytes(file, from, (int) Math.min(PART, info.length() - from));
    if (crc(bytes.duplicate()) != checksums[number]) {
      throw new DamagedFileException("content changed");
    }
    return bytes.array();
  }

  private static ByteBuffer bytes(FileChannel file, long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        throw new DamagedFileException("shorter than it says");
      }
    }
    return bytes.flip();
  }

  private static int crc(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
