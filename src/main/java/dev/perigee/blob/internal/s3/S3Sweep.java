package dev.perigee.blob.internal.s3;

import dev.perigee.blob.internal.SweepStep;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Headers;

/**
 * Looks at every object of the store, a page of keys at a time, and removes the expired ones. A
 * listing tells no metadata, so each object takes a call.
 */
final class S3Sweep {
  /** Calls at the same time: few, for others have something to do on the server, too. */
  private static final int PARALLEL = 16;

  /** Longer than an upload takes. */
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  private final S3Client client;
  private final AsyncLocks locks;
  private final Clock clock;

  S3Sweep(S3Client client, AsyncLocks locks, Clock clock) {
    this.client = client;
    this.locks = locks;
    this.clock = clock;
  }

  /** Ends uploads that a crash has interrupted. Servers that do not list them keep them. */
  Uni<Void> abortLeftBehind() {
    Instant before = clock.instant().minus(LEFT_BEHIND);
    return client
        .begunParts()
        .onFailure()
        .invoke(e -> Log.debugf("uploads that were interrupted stay: %s", e.getMessage()))
        .onFailure()
        .recoverWithItem(List.of())
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .select()
        .where(upload -> upload.since().isBefore(before))
        .onItem()
        .transformToUniAndConcatenate(upload -> client.abortParts(upload.key(), upload.upload()))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private enum Found {
    ALIVE,
    EXPIRED,
    ORPHAN
  }

  /**
   * @param from key behind which to go on, null for the first
   */
  Uni<SweepStep> step(String from) {
    return client.list(S3Keys.BLOBS, from).flatMap(this::lookAt);
  }

  /** Thumbnails last: their image may be among those that go. */
  private Uni<SweepStep> lookAt(S3Client.Page page) {
    Map<Boolean, List<String>> keys =
        page.keys().stream()
            .collect(Collectors.partitioningBy(key -> S3Keys.imageOf(key).isPresent()));
    return lookAt(keys.get(false))
        .flatMap(
            blobs ->
                lookAt(keys.get(true))
                    .map(thumbnails -> Stream.concat(blobs.stream(), thumbnails.stream()).toList()))
        .map(found -> result(found, page));
  }

  private Uni<List<Found>> lookAt(List<String> keys) {
    return Multi.createFrom()
        .iterable(keys)
        .onItem()
        .transformToUni(this::lookAt)
        .merge(PARALLEL)
        .collect()
        .asList();
  }

  private static SweepStep result(List<Found> found, S3Client.Page page) {
    int expired = (int) found.stream().filter(Found.EXPIRED::equals).count();
    int orphans = (int) found.stream().filter(Found.ORPHAN::equals).count();
    String next = page.more() ? page.keys().getLast() : null;
    return new SweepStep(found.size(), expired, orphans, next);
  }

  private Uni<Found> lookAt(String key) {
    Optional<String> image = S3Keys.imageOf(key);
    return image.isPresent()
        ? removeIf(isOrphan(key, image.get()), key, image.get(), Found.ORPHAN)
        : removeIf(isExpired(key), key, key, Found.EXPIRED);
  }

  /** Asks again under the lock: it may have been put anew. */
  private Uni<Found> removeIf(Uni<Boolean> wanted, String key, String locked, Found what) {
    return wanted.flatMap(
        first ->
            first
                ? locks.holding(
                    locked,
                    () ->
                        wanted.flatMap(
                            again ->
                                again
                                    ? client.delete(key).replaceWith(what)
                                    : Uni.createFrom().item(Found.ALIVE)))
                : Uni.createFrom().item(Found.ALIVE));
  }

  private Uni<Boolean> isExpired(String key) {
    return client
        .head(key)
        .map(
            found ->
                found
                    .filter(S3Metadata::isOurs)
                    .filter(headers -> S3Metadata.expiredAt(headers, clock.instant()))
                    .isPresent());
  }

  private Uni<Boolean> isOrphan(String key, String image) {
    return Uni.combine()
        .all()
        .unis(client.head(key), client.head(image))
        .asTuple()
        .map(both -> isOrphan(both.getItem1(), both.getItem2()));
  }

  private static boolean isOrphan(Optional<Headers> thumbnail, Optional<Headers> image) {
    return thumbnail.isPresent()
        && image
            .filter(of -> S3Client.etag(of).equals(S3Metadata.image(thumbnail.get())))
            .isEmpty();
  }
}
