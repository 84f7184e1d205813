package dev.perigee.blob.internal.s3;

import dev.perigee.blob.Blob;
import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobKind;
import dev.perigee.blob.BlobMeta;
import dev.perigee.blob.BlobStore;
import dev.perigee.blob.ByteRange;
import dev.perigee.blob.NewBlob;
import dev.perigee.blob.UnsatisfiableRangeException;
import dev.perigee.platform.work.CallersContext;
import dev.perigee.platform.work.ToTheEnd;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import okhttp3.Headers;

/** {@link BlobStore} on an S3 server. */
final class S3BlobStore implements BlobStore {
  /** Read at once. Longer blobs take several calls, so that no connection waits for a reader. */
  private static final int PART = 1024 * 1024;

  /** Calls at the same time on behalf of one. */
  private static final int PARALLEL = 16;

  private final S3Client client;
  private final S3Buckets buckets;
  private final S3Lifecycle lifecycle;
  private final Clock clock;
  private final AsyncLocks locks;

  /**
   * @param locks held by key while it is decided about an object and it is changed
   */
  S3BlobStore(
      S3Client client, S3Buckets buckets, S3Lifecycle lifecycle, AsyncLocks locks, Clock clock) {
    this.client = client;
    this.buckets = buckets;
    this.lifecycle = lifecycle;
    this.locks = locks;
    this.clock = clock;
  }

  @Override
  public Uni<BlobInfo> put(BlobKey key, NewBlob blob, Multi<Buffer> content) {
    Uni<BlobInfo> whole =
        buckets.existing(key.bucket()).flatMap(bucket -> put(bucket, key, blob, content));
    // A caller that goes away must not leave an upload behind: its content fails, that is all.
    return CallersContext.returning(ToTheEnd.of(whole));
  }

  private Uni<BlobInfo> put(
      S3Buckets.Placed bucket, BlobKey key, NewBlob blob, Multi<Buffer> content) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant end = blob.lifetime().endFrom(now, bucket.bucket().ttl());
    BlobMeta meta = new BlobMeta(blob.owner(), blob.contentType(), end, blob.user());
    String object = S3Keys.blob(bucket.folder(), key);
    Map<String, String> headers = new HashMap<>(S3Metadata.headers(meta, now, null));
    headers.putAll(lifecycle.headers(now, end));
    S3Upload upload = new S3Upload(client, object, headers);
    return content
        .onItem()
        .transformToUniAndConcatenate(part -> upload.append(part).replaceWith(part.length()))
        .collect()
        .last()
        .chain(() -> locks.holding(object, upload::finish))
        .map(etag -> new BlobInfo(meta, upload.length(), etag, now))
        .onFailure()
        .invoke(upload::discard);
  }

  @Override
  public Uni<Boolean> putThumbnail(BlobKey key, BlobInfo image, Buffer content) {
    return CallersContext.returning(
        inBucket(
            key,
            folder -> {
              String original = S3Keys.blob(folder, key.original());
              return locks.holding(
                  original,
                  () ->
                      find(folder, key.original(), null)
                          .flatMap(
                              found ->
                                  found.filter(i -> i.etag().equals(image.etag())).isEmpty()
                                      ? Uni.createFrom().item(false)
                                      : keep(S3Keys.blob(folder, key), image, content)));
            },
            false));
  }

  private Uni<Boolean> keep(String object, BlobInfo image, Buffer content) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return client
        .put(object, S3Metadata.headers(image.meta(), now, image.etag()), content.getBytes())
        .replaceWith(true);
  }

  /** The work in the folder of the blob's bucket; the other result when there is no such bucket. */
  private <T> Uni<T> inBucket(BlobKey key, Function<String, Uni<T>> work, T otherwise) {
    return buckets
        .placed(key.bucket())
        .flatMap(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(otherwise)
                    : work.apply(found.get().folder()));
  }

  @Override
  public Uni<Optional<BlobInfo>> head(BlobKey key, UUID scope) {
    return CallersContext.returning(
        inBucket(key, folder -> find(folder, key, scope), Optional.empty()));
  }

  private Uni<Optional<BlobInfo>> find(String folder, BlobKey key, UUID scope) {
    if (key.thumbnail() == null) {
      return client
          .head(S3Keys.blob(folder, key))
          .map(found -> found.flatMap(headers -> visible(headers, lengthOf(headers), scope)));
    }
    return find(folder, key.original(), scope)
        .flatMap(
            image ->
                image.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : client
                        .head(S3Keys.blob(folder, key))
                        .map(found -> found.flatMap(h -> thumbnail(h, lengthOf(h), image.get()))));
  }

  private Optional<BlobInfo> visible(Headers headers, long length, UUID scope) {
    return Optional.of(headers)
        .filter(S3Metadata::isOurs)
        .map(ours -> S3Metadata.info(ours, length))
        .filter(info -> info.meta().visibleTo(scope))
        .filter(info -> !info.meta().expiredAt(clock.instant()));
  }

  private static Optional<BlobInfo> thumbnail(Headers headers, long length, BlobInfo image) {
    if (!image.etag().equals(S3Metadata.image(headers))) {
      return Optional.empty();
    }
    BlobInfo own = S3Metadata.info(headers, length);
    return Optional.of(new BlobInfo(image.meta(), length, own.etag(), own.created()));
  }

  private static long lengthOf(Headers headers) {
    return Long.parseLong(headers.get("Content-Length"));
  }

  @Override
  public Uni<Optional<Blob>> get(BlobKey key, UUID scope, ByteRange range) {
    return CallersContext.returning(
        inBucket(
            key,
            folder ->
                // Most blobs are read by one call, which brings the metadata, too.
                (range == null && key.thumbnail() == null
                        ? begin(folder, key, scope)
                        : find(folder, key, scope)
                            .flatMap(found -> part(S3Keys.blob(folder, key), found, range)))
                    .onFailure(S3Errors::isReplaced)
                    .retry()
                    .atMost(3),
            Optional.empty()));
  }

  private Uni<Optional<Blob>> begin(String folder, BlobKey key, UUID scope) {
    String object = S3Keys.blob(folder, key);
    return client
        .get(object, 0, PART, null)
        .map(
            found ->
                found.flatMap(
                    content ->
                        visible(content.headers(), wholeLength(content.headers()), scope)
                            .map(info -> blob(object, info, null, content))))
        .onFailure(S3Errors::isBehindTheEnd) // it is empty
        .recoverWithUni(() -> find(folder, key, scope).flatMap(found -> part(object, found, null)));
  }

  /**
   * Length of an object of which the answer has a part: behind the slash of {@code bytes 0-9/10}.
   */
  private static long wholeLength(Headers headers) {
    String range = headers.get("Content-Range");
    return range == null
        ? lengthOf(headers)
        : Long.parseLong(range.substring(range.indexOf('/') + 1));
  }

  private Uni<Optional<Blob>> part(String object, Optional<BlobInfo> found, ByteRange range) {
    if (found.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    BlobInfo info = found.get();
    if (info.length() == 0 && range == null) {
      return Uni.createFrom().item(Optional.of(new Blob(info, null, Multi.createFrom().empty())));
    }
    ByteRange bytes =
        (range == null ? ByteRange.from(0) : range)
            .within(info.length())
            .orElseThrow(() -> new UnsatisfiableRangeException(info.length()));
    return client
        .get(object, bytes.first(), Math.min(PART, bytes.length()), info.etag())
        .map(
            content ->
                content.map(begin -> blob(object, info, range == null ? null : bytes, begin)));
  }

  private Blob blob(String object, BlobInfo info, ByteRange range, S3Client.Content begin) {
    ByteRange bytes = range == null ? new ByteRange(0, Math.max(0, info.length() - 1)) : range;
    int parts = Math.toIntExact((bytes.length() + PART - 1) / PART);
    Multi<Buffer> content = Multi.createFrom().item(Buffer.buffer(begin.bytes()));
    if (parts > 1) {
      Multi<Buffer> rest =
          Multi.createFrom()
              .range(1, parts)
              .onItem()
              .transformToUniAndConcatenate(
                  n -> {
                    long from = bytes.first() + (long) n * PART;
                    long length = Math.min(PART, bytes.last() + 1 - from);
                    return CallersContext.returning(later(object, info, from, length));
                  });
      content = Multi.createBy().concatenating().streams(content, rest);
    }
    return new Blob(info, range, content);
  }

  private Uni<Buffer> later(String object, BlobInfo info, long from, long length) {
    return client
        .get(object, from, length, info.etag())
        .map(found -> Buffer.buffer(found.orElseThrow(S3BlobStore::replaced).bytes()))
        .onFailure(S3Errors::isReplaced)
        .transform(failure -> replaced());
  }

  private static IllegalStateException replaced() {
    return new IllegalStateException("blob has been replaced while it was read");
  }

  @Override
  public Uni<Boolean> delete(BlobKey key, UUID scope) {
    return CallersContext.returning(
        inBucket(
            key,
            folder -> {
              String object = S3Keys.blob(folder, key);
              return locks.holding(
                  object,
                  () ->
                      find(folder, key, scope)
                          .flatMap(
                              found ->
                                  found.isEmpty()
                                      ? Uni.createFrom().item(false)
                                      : client
                                          .delete(object)
                                          .chain(() -> removeThumbnails(folder, key))
                                          .replaceWith(true)));
            },
            false));
  }

  /** Nobody sees them any more: what cannot be removed now is left for the sweeper. */
  private Uni<Void> removeThumbnails(String folder, BlobKey key) {
    if (key.kind() != BlobKind.IMAGE) {
      return Uni.createFrom().voidItem();
    }
    return client
        .list(S3Keys.thumbnails(folder, key.id()), null)
        .flatMap(page -> client.delete(page.keys()))
        .onFailure()
        .recoverWithNull();
  }

  @Override
  public Uni<Integer> deleteAll(String bucket, BlobKind kind, Collection<UUID> ids, UUID scope) {
    List<BlobKey> keys =
        Set.copyOf(ids).stream().map(id -> new BlobKey(bucket, kind, id, null)).toList();
    if (keys.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return CallersContext.returning(
        inBucket(keys.getFirst(), folder -> deleteAll(folder, keys, scope), 0));
  }

  private Uni<Integer> deleteAll(String folder, List<BlobKey> keys, UUID scope) {
    return inParallel(
            keys, key -> find(folder, key, scope).map(found -> found.isPresent() ? key : null))
        .flatMap(
            seen ->
                client
                    .delete(seen.stream().map(key -> S3Keys.blob(folder, key)).toList())
                    .chain(() -> inParallel(seen, key -> removeThumbnails(folder, key)))
                    .replaceWith(seen.size()));
  }

  /** Results that are not null. */
  private static <T, R> Uni<List<R>> inParallel(List<T> items, Function<T, Uni<R>> work) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUni(work::apply)
        .merge(PARALLEL)
        .collect()
        .asList();
  }
}
