package dev.perigee.blob.internal.disk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.blob.Bucket;
import dev.perigee.blob.BucketRemoval;
import dev.perigee.blob.Buckets;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Buckets as folders. A folder without a bucket file is none. */
final class DiskBuckets implements Buckets {
  /** Folders of a removed bucket with more blobs than this are cleared behind the answer. */
  private static final int SMALL = 1000;

  private static final JsonMapper JSON = new JsonMapper();

  private final Layout layout;
  private final Disk disk;
  private final Folders folders;
  private final DiskWork work;
  private final Clock clock;
  private final NavigableMap<String, Bucket> buckets = new ConcurrentSkipListMap<>();

  /** Read: something is put into a bucket; write: buckets come and go. */
  private final ReadWriteLock changes = new ReentrantReadWriteLock();

  DiskBuckets(Layout layout, Disk disk, Folders folders, DiskWork work, Clock clock) {
    this.layout = layout;
    this.disk = disk;
    this.folders = folders;
    this.work = work;
    this.clock = clock;
  }

  /** Makes the folders of the store and looks which buckets there are. */
  void open() throws IOException {
    Files.createDirectories(layout.root());
    folders.make(layout.root(), layout.temporary());
    folders.make(layout.root(), layout.deleted());
    try (DirectoryStream<Path> left = Files.newDirectoryStream(layout.temporary())) {
      for (Path file : left) {
        folders.removeTree(file);
      }
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(layout.root())) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (Bucket.isName(name) && Files.isRegularFile(layout.bucketFile(name))) {
          load(name);
        }
      }
    }
  }

  private void load(String name) throws IOException {
    try {
      JsonNode file = JSON.readTree(Files.readAllBytes(layout.bucketFile(name)));
      Instant created = Instant.parse(file.path("create_time").asText());
      Integer ttl = file.path("ttl").isInt() ? file.path("ttl").intValue() : null;
      buckets.put(name, new Bucket(name, created, ttl));
    } catch (JsonProcessingException | DateTimeException e) {
      Log.warnf("%s is not readable: no bucket", layout.bucketFile(name));
    }
  }

  /** Names from this one on, in order. */
  Set<String> namesFrom(String first) {
    return buckets.tailMap(first, true).keySet();
  }

  boolean has(String name) {
    return buckets.containsKey(name);
  }

  /** Work on a bucket that stays there meanwhile. */
  interface Use<T> {
    T run(Bucket bucket) throws IOException;
  }

  /** Fails with 13005 when there is no such bucket. */
  <T> T use(String name, Use<T> use) throws IOException {
    Lock lock = changes.readLock();
    lock.lock();
    try {
      return use.run(existing(name));
    } finally {
      lock.unlock();
    }
  }

  /** Fails with 13005 when there is none. */
  Bucket existing(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      throw ApiException.of(ErrorCode.BUCKET_NOT_FOUND, name);
    }
    return bucket;
  }

  @Override
  public Uni<Boolean> create(String name, Integer ttl) {
    return work.submit(() -> make(name, ttl));
  }

  private <T> T exclusively(DiskWork.Work<T> change) throws IOException {
    Lock lock = changes.writeLock();
    lock.lock();
    try {
      return change.run();
    } finally {
      lock.unlock();
    }
  }

  boolean make(String name, Integer ttl) throws IOException {
    return exclusively(
        () -> {
          if (has(name)) {
            return false;
          }
          folders.make(layout.root(), layout.bucket(name));
          write(new Bucket(name, clock.instant().truncatedTo(ChronoUnit.MILLIS), ttl));
          return true;
        });
  }

  private void write(Bucket bucket) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("create_time", bucket.created().toString());
    node.put("ttl", bucket.ttl());
    Path written = layout.temporary().resolve(UUID.randomUUID().toString());
    try (FileChannel file = disk.create(written)) {
      disk.write(file, ByteBuffer.wrap(JSON.writeValueAsBytes(node)));
      disk.force(file);
    }
    folders.publish(written, layout.bucketFile(bucket.name()));
    buckets.put(bucket.name(), bucket);
  }

  @Override
  public Uni<Optional<Bucket>> find(String name) {
    return Uni.createFrom().item(() -> Optional.ofNullable(buckets.get(name)));
  }

  @Override
  public Uni<List<String>> names() {
    return Uni.createFrom().item(() -> List.copyOf(buckets.keySet()));
  }

  @Override
  public Uni<Boolean> setTtl(String name, Integer ttl) {
    return work.submit(
        () ->
            exclusively(
                () -> {
                  Bucket bucket = buckets.get(name);
                  if (bucket != null) {
                    write(new Bucket(name, bucket.created(), ttl));
                  }
                  return bucket != null;
                }));
  }

  @Override
  public Uni<BucketRemoval> delete(String name) {
    return work.submit(() -> exclusively(() -> putAside(name)))
        .flatMap(
            aside ->
                aside.isEmpty()
                    ? Uni.createFrom().item(BucketRemoval.NO_SUCH_BUCKET)
                    : work.submit(() -> clear(aside.get())));
  }

  /** One rename takes everything out of sight. */
  private Optional<Path> putAside(String name) throws IOException {
    if (!has(name)) {
      return Optional.empty();
    }
    Path aside = layout.deleted().resolve(UUID.randomUUID().toString());
    disk.move(layout.bucket(name), aside);
    buckets.remove(name);
    folders.forget(layout.bucket(name));
    disk.sync(layout.deleted());
    disk.sync(layout.root());
    return Optional.of(aside);
  }

  private BucketRemoval clear(Path aside) throws IOException {
    if (isSmall(aside)) {
      folders.removeTree(aside);
      return BucketRemoval.DONE;
    }
    // Not on the own workers, which have better things to do.
    Infrastructure.getDefaultWorkerPool().execute(this::clearDeleted);
    return BucketRemoval.GOING_ON;
  }

  private static boolean isSmall(Path folder) throws IOException {
    try (var entries = Files.walk(folder)) {
      return entries.limit(SMALL + 1L).count() <= SMALL;
    }
  }

  /** Frees the space of removed buckets. What cannot be removed now is left for the next time. */
  void clearDeleted() {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(layout.deleted())) {
      for (Path folder : left) {
        folders.removeTree(folder);
      }
    } catch (IOException e) {
      Log.warnf("a removed bucket still takes space: %s", e.getMessage());
    }
  }
}
