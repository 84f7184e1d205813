package dev.perigee.blob.internal.s3;

import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobMeta;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * What the store keeps beside the bytes, as headers of S3. The server allows 2 KB together. Keys
 * and values of the writer are percent-encoded: headers cannot have every character.
 */
final class S3Metadata {
  private static final Pattern PLAIN_TYPE = Pattern.compile("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+");
  private static final String OTHER_TYPE = "application/octet-stream";
  private static final String PREFIX = "x-amz-meta-";
  private static final String OWNER = PREFIX + "account-id";
  private static final String TYPE = PREFIX + "media-type";
  private static final String CREATED = PREFIX + "created";
  private static final String EXPIRY = PREFIX + "expiry";
  private static final String USER = PREFIX + "user";
  private static final String IMAGE = PREFIX + "image";

  private S3Metadata() {}

  /**
   * @param image etag of the image it is a thumbnail of, or null
   */
  static Map<String, String> headers(BlobMeta meta, Instant created, String image) {
    Map<String, String> headers = new HashMap<>();
    // For whoever looks at the server. The client and some servers do not take everything.
    boolean plain = PLAIN_TYPE.matcher(meta.contentType()).matches();
    headers.put(S3Client.CONTENT_TYPE, plain ? meta.contentType() : OTHER_TYPE);
    headers.put(TYPE, URLEncoder.encode(meta.contentType(), StandardCharsets.UTF_8));
    headers.put(CREATED, created.toString());
    if (meta.owner() != null) {
      headers.put(OWNER, meta.owner().toString());
    }
    if (meta.expiry() != null) {
      headers.put(EXPIRY, meta.expiry().toString());
    }
    if (!meta.user().isEmpty()) {
      headers.put(USER, encoded(meta.user()));
    }
    if (image != null) {
      headers.put(IMAGE, image);
    }
    return headers;
  }

  /**
   * @param length of the whole blob
   */
  static BlobInfo info(Headers headers, long length) {
    String owner = headers.get(OWNER);
    String expiry = headers.get(EXPIRY);
    String user = headers.get(USER);
    BlobMeta meta =
        new BlobMeta(
            owner == null ? null : UUID.fromString(owner),
            URLDecoder.decode(headers.get(TYPE), StandardCharsets.UTF_8),
            expiry == null ? null : Instant.parse(expiry),
            user == null ? Map.of() : decoded(user));
    return new BlobInfo(meta, length, S3Client.etag(headers), Instant.parse(headers.get(CREATED)));
  }

  /** Whether the object was put by this store. */
  static boolean isOurs(Headers headers) {
    return headers.get(CREATED) != null && headers.get(TYPE) != null;
  }

  static boolean expiredAt(Headers headers, Instant now) {
    String expiry = headers.get(EXPIRY);
    return expiry != null && !now.isBefore(Instant.parse(expiry));
  }

  /** Etag of the image that this is a thumbnail of, null when it is none. */
  static String image(Headers headers) {
    return headers.get(IMAGE);
  }

  private static String encoded(Map<String, String> values) {
    QueryStringEncoder encoder = new QueryStringEncoder("");
    values.forEach(encoder::addParam);
    return encoder.toString().substring(1);
  }

  private static Map<String, String> decoded(String text) {
    Map<String, String> values = new HashMap<>();
    new QueryStringDecoder(text, false)
        .parameters()
        .forEach((key, value) -> values.put(key, value.getFirst()));
    return values;
  }
}
