package dev.perigee.blob.internal.rest;

import dev.perigee.blob.Blob;
import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobKind;
import dev.perigee.blob.BlobStore;
import dev.perigee.blob.ByteRange;
import dev.perigee.blob.UnsatisfiableRangeException;
import dev.perigee.blob.UserMeta;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorBody;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Answers to those who read blobs: whole or a part, or that they have it already. */
@Singleton
class BlobReads {
  private static final String EXPIRY = "X-Luna-Expiry-Date";
  private static final String RANGE = "Content-Range";

  private final BlobStore blobs;
  private final Thumbnails thumbnails;

  BlobReads(BlobStore blobs, Thumbnails thumbnails) {
    this.blobs = blobs;
    this.thumbnails = thumbnails;
  }

  /**
   * The blob.
   *
   * @param scope account whose blobs may be seen, null for all
   * @param withMeta whether to show the keys and values of its writer
   * @return 200, 206, 304 or 416; fails with 13003 or 13007 when the scope has none
   */
  Uni<RestResponse<Object>> get(BlobKey key, UUID scope, boolean withMeta, ReadHeaders headers) {
    return thumbnails
        .ready(key, scope)
        .chain(() -> answer(key, scope, withMeta, headers))
        .onFailure(UnsatisfiableRangeException.class)
        .recoverWithItem(BlobReads::unsatisfiable);
  }

  private Uni<RestResponse<Object>> answer(
      BlobKey key, UUID scope, boolean withMeta, ReadHeaders headers) {
    if (!headers.conditional()) {
      return send(key, scope, withMeta, headers.part(null));
    }
    return blobs
        .head(key, scope)
        .map(found -> found.orElseThrow(() -> missing(key)))
        .flatMap(
            info ->
                headers.has(info.etag())
                    ? Uni.createFrom().item(unchanged(info))
                    : send(key, scope, withMeta, headers.part(info.etag())));
  }

  private Uni<RestResponse<Object>> send(
      BlobKey key, UUID scope, boolean withMeta, ByteRange part) {
    return blobs
        .get(key, scope, part)
        .map(found -> sent(key, found.orElseThrow(() -> missing(key)), withMeta));
  }

  private static RestResponse<Object> sent(BlobKey key, Blob blob, boolean withMeta) {
    BlobInfo info = blob.info();
    ByteRange part = blob.range();
    long length = part == null ? info.length() : part.length();
    Object content = new BlobContent(length, blob.content());
    ResponseBuilder<Object> answer =
        ResponseBuilder.create(part == null ? Status.OK : Status.PARTIAL_CONTENT, content);
    if (part != null) {
      answer.header(RANGE, "bytes " + part.first() + "-" + part.last() + "/" + info.length());
    }
    return described(answer, key, info, withMeta).build();
  }

  private static RestResponse<Object> unchanged(BlobInfo info) {
    ResponseBuilder<Object> answer = ResponseBuilder.create(Status.NOT_MODIFIED);
    return tagged(answer, info).build();
  }

  private static RestResponse<Object> unsatisfiable(Throwable failure) {
    long length = ((UnsatisfiableRangeException) failure).length();
    Object body = ErrorBody.of(ErrorCode.HTTP_INVALID, "there is no such range");
    return ResponseBuilder.create(Status.REQUESTED_RANGE_NOT_SATISFIABLE, body)
        .header(HttpHeaders.CONTENT_TYPE, "application/json")
        .header(RANGE, "bytes */" + length)
        .build();
  }

  /** As {@link #get}, without the content. */
  Uni<RestResponse<Void>> head(BlobKey key, UUID scope, boolean withMeta) {
    return thumbnails
        .ready(key, scope)
        .chain(() -> blobs.head(key, scope))
        .map(found -> found.orElseThrow(() -> missing(key)))
        .map(
            info ->
                described(ResponseBuilder.<Void>ok(), key, info, withMeta)
                    .header(HttpHeaders.CONTENT_LENGTH, info.length())
                    .build());
  }

  private static <T> ResponseBuilder<T> described(
      ResponseBuilder<T> answer, BlobKey key, BlobInfo info, boolean withMeta) {
    tagged(answer, info)
        .header(HttpHeaders.CONTENT_TYPE, info.meta().contentType())
        .header("Accept-Ranges", "bytes")
        // What users store is shown by nobody's page as if it were a part of it.
        .header("X-Content-Type-Options", "nosniff");
    if (key.kind() == BlobKind.OBJECT) {
      answer.header(
          HttpHeaders.CONTENT_DISPOSITION,
          "attachment; filename=\"" + FileNames.of(key.id(), info.meta().contentType()) + '"');
    }
    if (withMeta) {
      info.meta().user().forEach((name, value) -> answer.header(UserMeta.PREFIX + name, value));
    }
    return answer;
  }

  /** A copy may be kept, but not shown without asking: the blob may have gone. */
  private static <T> ResponseBuilder<T> tagged(ResponseBuilder<T> answer, BlobInfo info) {
    answer
        .header(HttpHeaders.ETAG, ReadHeaders.quoted(info.etag()))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    return info.meta().expiry() == null
        ? answer
        : answer.header(EXPIRY, Times.format(info.meta().expiry()));
  }

  static ApiException missing(BlobKey key) {
    return ApiException.of(
        key.kind() == BlobKind.IMAGE ? ErrorCode.IMAGE_NOT_FOUND : ErrorCode.OBJECT_NOT_FOUND,
        key.thumbnail() == null ? key.id() : key.id() + "_" + key.thumbnail());
  }
}
