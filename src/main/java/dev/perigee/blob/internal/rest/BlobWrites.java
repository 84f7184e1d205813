package dev.perigee.blob.internal.rest;

import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobStore;
import dev.perigee.blob.ImageConversion;
import dev.perigee.blob.Lifetime;
import dev.perigee.blob.NewBlob;
import dev.perigee.blob.SampleStore;
import dev.perigee.blob.UserMeta;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Stores the bodies of requests. */
@Singleton
class BlobWrites {
  private final BlobStore blobs;
  private final ImageConversion images;

  BlobWrites(BlobStore blobs, ImageConversion images) {
    this.blobs = blobs;
    this.images = images;
  }

  /**
   * Stores the body as JPEG, with the keys and values of its {@code X-Luna-Meta-} headers.
   *
   * @param owner null for nobody
   * @param ttl days, see {@link Lifetime#ofTtl}
   * @return fails with 12025, 18002 and 12031 as {@link ImageConversion#image}
   */
  Uni<BlobInfo> image(BlobKey key, UUID owner, Integer ttl, RoutingContext request) {
    Map<String, String> meta = UserMeta.of(request.request().headers());
    String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return images
        .image(body(request).getBytes(), type == null ? null : bare(type))
        .flatMap(
            jpeg ->
                put(
                    key,
                    new NewBlob(owner, SampleStore.JPEG, Lifetime.ofTtl(ttl), meta),
                    Buffer.buffer(jpeg)));
  }

  /**
   * Stores the body as it is.
   *
   * @param owner null for nobody
   * @param ttl days, see {@link Lifetime#ofTtl}
   */
  Uni<BlobInfo> object(BlobKey key, UUID owner, Integer ttl, RoutingContext request) {
    String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (!isMediaType(type)) {
      throw ApiException.of(ErrorCode.BAD_CONTENT_TYPE);
    }
    return put(key, new NewBlob(owner, type, Lifetime.ofTtl(ttl)), body(request));
  }

  private Uni<BlobInfo> put(BlobKey key, NewBlob blob, Buffer content) {
    return blobs.put(key, blob, Multi.createFrom().item(content));
  }

  private static Buffer body(RoutingContext request) {
    Buffer body = request.body().buffer();
    return body == null ? Buffer.buffer() : body;
  }

  /** Media type without parameters. */
  static String bare(String type) {
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isMediaType(String type) {
    try {
      return type.chars().allMatch(c -> c >= ' ' && c < 0x7F) && MediaType.valueOf(type) != null;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
