package dev.perigee.blob.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobMeta;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Metadata behind the content in the same file, so that one rename publishes both:
 *
 * <pre>
 *   content | JSON, UTF-8 | length of the JSON, int32 big endian | "PGB1"
 * </pre>
 *
 * <p>It stands at the end because its facts are known only then; programs that show images ignore
 * it there.
 */
final class Trailer {
  private static final int MAGIC = 0x50_47_42_31;
  private static final int FOOTER = 2 * Integer.BYTES;

  /** Longer metadata than any writer can give: guards against reading something else. */
  private static final int MAX_JSON = 64 * 1024;

  private static final JsonMapper JSON = new JsonMapper();

  private Trailer() {}

  static ByteBuffer encode(BlobMeta meta, String etag) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    if (meta.owner() != null) {
      node.put("account_id", meta.owner().toString());
    }
    node.put("content_type", meta.contentType());
    if (meta.expiry() != null) {
      node.put("expiry", meta.expiry().toString());
    }
    node.put("etag", etag);
    if (!meta.user().isEmpty()) {
      ObjectNode user = node.putObject("meta");
      meta.user().forEach(user::put);
    }
    byte[] json = JSON.writeValueAsBytes(node);
    return ByteBuffer.allocate(json.length + FOOTER)
        .put(json)
        .putInt(json.length)
        .putInt(MAGIC)
        .flip();
  }

  /**
   * Reads the metadata at the end of a file.
   *
   * @throws IOException also when the file is none of ours
   */
  static BlobInfo read(FileChannel file) throws IOException {
    long size = file.size();
    ByteBuffer footer = read(file, size - FOOTER, FOOTER);
    int length = footer.getInt();
    if (footer.getInt() != MAGIC || length < 0 || length > MAX_JSON || length > size - FOOTER) {
      throw new IOException("not a blob");
    }
    long content = size - FOOTER - length;
    JsonNode node = JSON.readTree(read(file, content, length).array());
    Map<String, String> user = new HashMap<>();
    node.path("meta").properties().forEach(e -> user.put(e.getKey(), e.getValue().asText()));
    BlobMeta meta =
        new BlobMeta(
            node.has("account_id") ? UUID.fromString(node.path("account_id").asText()) : null,
            node.path("content_type").asText(),
            node.has("expiry") ? Instant.parse(node.path("expiry").asText()) : null,
            user);
    return new BlobInfo(meta, content, node.path("etag").asText());
  }

  /** Exactly so many bytes from the position on. */
  static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
    if (position < 0) {
      throw new IOException("not a blob");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException("blob is shorter than it says");
      }
    }
    return bytes.flip();
  }
}
