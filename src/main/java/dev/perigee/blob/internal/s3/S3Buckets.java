package dev.perigee.blob.internal.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.perigee.blob.Bucket;
import dev.perigee.blob.BucketRemoval;
import dev.perigee.blob.Buckets;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.work.CallersContext;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Buckets as entries in the one bucket of the server, see {@link S3Keys}. */
final class S3Buckets implements Buckets {
  private static final JsonMapper JSON = new JsonMapper();

  /** More than any entry. */
  private static final int MAX_ENTRY = 64 * 1024;

  /** How long another server's changes may go unnoticed. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  /** Longer than an upload can take. */
  private static final Duration STRAGGLERS = Duration.ofDays(1);

  private final S3Client client;
  private final Clock clock;
  private final AsyncLocks locks = new AsyncLocks();
  private final Cache<String, Placed> known =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

  S3Buckets(S3Client client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * @param folder see {@link S3Keys}
   */
  record Placed(Bucket bucket, String folder) {}

  /** The bucket and its folder, perhaps as they were some seconds ago. */
  Uni<Optional<Placed>> placed(String name) {
    Placed remembered = known.getIfPresent(name);
    return remembered == null ? read(name) : Uni.createFrom().item(Optional.of(remembered));
  }

  /** Fails with 13005 when there is no such bucket. */
  Uni<Placed> existing(String name) {
    return placed(name)
        .map(found -> found.orElseThrow(() -> ApiException.of(ErrorCode.BUCKET_NOT_FOUND, name)));
  }

  private Uni<Optional<Placed>> read(String name) {
    return client
        .get(S3Keys.BUCKETS + name, 0, MAX_ENTRY, null)
        .map(found -> found.map(content -> decoded(name, content.bytes())))
        .invoke(
            found ->
                found.ifPresentOrElse(
                    placed -> known.put(name, placed), () -> known.invalidate(name)));
  }

  private static JsonNode parsed(byte[] entry) {
    try {
      return JSON.readTree(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Placed decoded(String name, byte[] entry) {
    JsonNode node = parsed(entry);
    Integer ttl = node.path("ttl").isInt() ? node.path("ttl").intValue() : null;
    Instant created = Instant.parse(node.path("create_time").asText());
    return new Placed(new Bucket(name, created, ttl), node.path("folder").asText());
  }

  private Uni<Void> write(Placed placed) {
    ObjectNode node = JSON.createObjectNode();
    node.put("create_time", placed.bucket().created().toString());
    node.put("ttl", placed.bucket().ttl());
    node.put("folder", placed.folder());
    String name = placed.bucket().name();
    return put(S3Keys.BUCKETS + name, node).invoke(() -> known.put(name, placed));
  }

  private Uni<Void> put(String key, ObjectNode node) {
    try {
      byte[] entry = JSON.writeValueAsBytes(node);
      return client
          .put(key, Map.of(S3Client.CONTENT_TYPE, "application/json"), entry)
          .replaceWithVoid();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a tree of texts
    }
  }

  @Override
  public Uni<Boolean> create(String name, Integer ttl) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Placed made = new Placed(new Bucket(name, now, ttl), UUID.randomUUID().toString());
    return CallersContext.returning(
        locks.holding(
            name,
            () ->
                read(name)
                    .flatMap(
                        found ->
                            found.isPresent()
                                ? Uni.createFrom().item(false)
                                // Read again: another server may have made it meanwhile.
                                : write(made)
                                    .chain(() -> read(name))
                                    .map(entry -> entry.equals(Optional.of(made))))));
  }

  @Override
  public Uni<Optional<Bucket>> find(String name) {
    return CallersContext.returning(read(name).map(found -> found.map(Placed::bucket)));
  }

  @Override
  public Uni<List<String>> names() {
    return CallersContext.returning(names(null, new ArrayList<>()));
  }

  private Uni<List<String>> names(String after, List<String> names) {
    return client
        .list(S3Keys.BUCKETS, after)
        .flatMap(
            page -> {
              page.keys().forEach(key -> names.add(key.substring(S3Keys.BUCKETS.length())));
              return page.more()
                  ? names(page.keys().getLast(), names)
                  : Uni.createFrom().item(names);
            });
  }

  @Override
  public Uni<Boolean> setTtl(String name, Integer ttl) {
    return CallersContext.returning(
        locks.holding(
            name,
            () ->
                read(name)
                    .flatMap(
                        found ->
                            found.isEmpty()
                                ? Uni.createFrom().item(false)
                                : write(withTtl(found.get(), ttl)).replaceWith(true))));
  }

  private static Placed withTtl(Placed placed, Integer ttl) {
    Bucket bucket = placed.bucket();
    return new Placed(new Bucket(bucket.name(), bucket.created(), ttl), placed.folder());
  }

  @Override
  public Uni<BucketRemoval> delete(String name) {
    return CallersContext.returning(
        locks
            .holding(
                name, () -> read(name).call(found -> found.map(this::forget).orElse(nothing())))
            .flatMap(
                found ->
                    found.isEmpty()
                        ? Uni.createFrom().item(BucketRemoval.NO_SUCH_BUCKET)
                        : clearSoon(found.get().folder())));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  /** The note first: without it nobody would find the blobs any more. */
  private Uni<Void> forget(Placed placed) {
    String name = placed.bucket().name();
    ObjectNode note = JSON.createObjectNode();
    note.put("bucket", name);
    note.put("delete_time", clock.instant().toString());
    return put(S3Keys.DELETED + placed.folder(), note)
        .chain(() -> client.delete(S3Keys.BUCKETS + name))
        .invoke(() -> known.invalidate(name));
  }

  private Uni<BucketRemoval> clearSoon(String folder) {
    return clearPage(folder)
        .map(
            more -> {
              if (!more) {
                return BucketRemoval.DONE;
              }
              clear(folder)
                  .subscribe()
                  .with(
                      done -> Log.debugf("folder %s of a removed bucket is clear", folder),
                      e -> Log.warnf("a removed bucket still takes space: %s", e.getMessage()));
              return BucketRemoval.GOING_ON;
            });
  }

  /** Removes all blobs of a folder. */
  Uni<Void> clear(String folder) {
    return clearPage(folder).repeat().whilst(more -> more).collect().last().replaceWithVoid();
  }

  private Uni<Boolean> clearPage(String folder) {
    return client
        .list(S3Keys.folder(folder), null)
        .flatMap(page -> client.delete(page.keys()).replaceWith(page.more()));
  }

  /** Removes what is left of removed buckets. */
  Uni<Void> clearDeleted() {
    return client.list(S3Keys.DELETED, null).flatMap(this::clearDeleted);
  }

  private Uni<Void> clearDeleted(S3Client.Page notes) {
    Uni<Void> cleared =
        Multi.createFrom()
            .iterable(notes.keys())
            .onItem()
            .transformToUniAndConcatenate(this::clearNoted)
            .collect()
            .last()
            .replaceWithVoid();
    return notes.more()
        ? cleared
            .chain(() -> client.list(S3Keys.DELETED, notes.keys().getLast()))
            .flatMap(this::clearDeleted)
        : cleared;
  }

  private Uni<Boolean> clearNoted(String note) {
    String folder = note.substring(S3Keys.DELETED.length());
    return client
        .get(note, 0, MAX_ENTRY, null)
        .flatMap(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(false)
                    : clearNoted(note, folder, parsed(found.get().bytes())));
  }

  private Uni<Boolean> clearNoted(String note, String folder, JsonNode entry) {
    Instant deleted = Instant.parse(entry.path("delete_time").asText());
    // What was being put when the bucket went may arrive behind the removal.
    boolean over = clock.instant().isAfter(deleted.plus(STRAGGLERS));
    return read(entry.path("bucket").asText())
        .flatMap(
            placed ->
                placed.filter(p -> p.folder().equals(folder)).isPresent()
                    // A crash has come between the note and the removal: the bucket lives.
                    ? client.delete(note)
                    : clear(folder).chain(() -> over ? client.delete(note) : nothing()))
        .replaceWith(true);
  }
}
