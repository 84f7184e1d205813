package dev.perigee.blob.internal.disk;

import dev.perigee.blob.Blob;
import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobKind;
import dev.perigee.blob.BlobMeta;
import dev.perigee.blob.BlobStore;
import dev.perigee.blob.ByteRange;
import dev.perigee.blob.NewBlob;
import dev.perigee.blob.UnsatisfiableRangeException;
import dev.perigee.platform.work.ToTheEnd;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@link BlobStore} in a folder of its own; no other process may write there. */
final class DiskBlobStore implements BlobStore {
  private final Layout layout;
  private final Disk disk;
  private final Folders folders;
  private final DiskBuckets buckets;
  private final DiskWork work;
  private final Clock clock;
  private final IdLocks locks;

  DiskBlobStore(
      Layout layout,
      Disk disk,
      Folders folders,
      DiskBuckets buckets,
      DiskWork work,
      IdLocks locks,
      Clock clock) {
    this.layout = layout;
    this.disk = disk;
    this.folders = folders;
    this.buckets = buckets;
    this.work = work;
    this.locks = locks;
    this.clock = clock;
  }

  @Override
  public Uni<BlobInfo> put(BlobKey key, NewBlob blob, Multi<Buffer> content) {
    Uni<BlobInfo> whole =
        work.submit(
                () -> {
                  buckets.existing(key.bucket());
                  return new Upload(disk, layout.temporary());
                })
            .flatMap(
                upload ->
                    append(upload, content)
                        .flatMap(end -> work.submit(() -> finish(upload, key, blob)))
                        .onFailure()
                        .invoke(() -> discard(upload)));
    // A caller that goes away must not leave an open file behind: its content fails, that is all.
    return ToTheEnd.of(whole);
  }

  private Uni<Void> append(Upload upload, Multi<Buffer> content) {
    return content
        .onItem()
        .transformToUniAndConcatenate(
            part ->
                work.submit(
                    () -> {
                      upload.append(part);
                      return part.length();
                    }))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Not on the own workers: their queue may be what has failed. */
  private static void discard(Upload upload) {
    Infrastructure.getDefaultWorkerPool().execute(upload::discard);
  }

  private BlobInfo finish(Upload upload, BlobKey key, NewBlob blob) throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant end = blob.lifetime().endFrom(now, buckets.existing(key.bucket()).ttl());
    BlobMeta meta = new BlobMeta(blob.owner(), blob.contentType(), end, blob.user());
    BlobInfo info = upload.describe(meta, now);
    Path finished = upload.close(info, null, true);
    Path target = layout.file(key);
    return buckets.use(
        key.bucket(),
        bucket ->
            locks.holding(
                key.id(),
                () -> {
                  folders.make(layout.root(), target.getParent());
                  folders.publish(finished, target);
                  removeThumbnails(key);
                  return info;
                }));
  }

  /** Nobody sees them any more: what cannot be removed now does not matter. */
  private void removeThumbnails(BlobKey key) {
    if (key.kind() == BlobKind.IMAGE) {
      try {
        folders.removeTree(layout.thumbnails(key));
      } catch (IOException e) {
        Log.debugf("thumbnails of %s still take space: %s", key.id(), e.getMessage());
      }
    }
  }

  @Override
  public Uni<Boolean> putThumbnail(BlobKey key, BlobInfo image, Buffer content) {
    return work.submit(
        () -> {
          Upload upload = new Upload(disk, layout.temporary());
          try {
            upload.append(content);
            BlobInfo info =
                upload.describe(image.meta(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
            // Whoever reads it looks at its checksum: it need not survive a power cut.
            Path finished = upload.close(info, image.etag(), false);
            return locks.holding(key.id(), () -> keep(finished, key, image));
          } finally {
            upload.discard();
          }
        });
  }

  private boolean keep(Path finished, BlobKey key, BlobInfo image) throws IOException {
    Optional<BlobInfo> stored = find(key.original(), null);
    if (stored.isEmpty() || !stored.get().etag().equals(image.etag())) {
      return false;
    }
    disk.makeFolder(layout.thumbnails(key));
    disk.move(finished, layout.file(key));
    return true;
  }

  @Override
  public Uni<Optional<BlobInfo>> head(BlobKey key, UUID scope) {
    return work.submit(() -> find(key, scope));
  }

  @Override
  public Uni<Optional<Blob>> get(BlobKey key, UUID scope, ByteRange range) {
    return work.submit(() -> look(key, scope, (stored, file) -> blob(key, stored, file, range)));
  }

  @Override
  public Uni<Boolean> delete(BlobKey key, UUID scope) {
    return work.submit(
        () -> {
          boolean removed = remove(key, scope);
          if (removed) {
            disk.sync(layout.file(key).getParent());
          }
          return removed;
        });
  }

  @Override
  public Uni<Integer> deleteAll(String bucket, BlobKind kind, Collection<UUID> ids, UUID scope) {
    return work.submit(
        () -> {
          int removed = 0;
          Set<Path> changed = new HashSet<>();
          for (UUID id : Set.copyOf(ids)) {
            BlobKey key = new BlobKey(bucket, kind, id, null);
            if (remove(key, scope)) {
              removed++;
              changed.add(layout.file(key).getParent());
            }
          }
          for (Path folder : changed) {
            disk.sync(folder);
          }
          return removed;
        });
  }

  private boolean remove(BlobKey key, UUID scope) throws IOException {
    return locks.holding(
        key.id(),
        () -> {
          if (find(key, scope).isEmpty() || !disk.delete(layout.file(key))) {
            return false;
          }
          removeThumbnails(key);
          return true;
        });
  }

  private Optional<BlobInfo> find(BlobKey key, UUID scope) throws IOException {
    return look(key, scope, (stored, file) -> stored.info());
  }

  private interface Look<T> {
    T at(StoredFile stored, FileChannel file) throws IOException;
  }

  /** Looks at what is there for the scope now. */
  private <T> Optional<T> look(BlobKey key, UUID scope, Look<T> look) throws IOException {
    if (!buckets.has(key.bucket())) {
      return Optional.empty();
    }
    if (key.thumbnail() != null) {
      Optional<BlobInfo> image = find(key.original(), scope);
      return image.isEmpty() ? Optional.empty() : lookAtThumbnail(key, image.get(), look);
    }
    return opened(
        key,
        (stored, file) ->
            stored.info().meta().visibleTo(scope)
                && !stored.info().meta().expiredAt(clock.instant()),
        look);
  }

  private <T> Optional<T> lookAtThumbnail(BlobKey key, BlobInfo image, Look<T> look)
      throws IOException {
    try {
      return opened(
          key,
          (stored, file) -> image.etag().equals(stored.image()),
          (stored, file) -> look.at(stored.withMeta(image.meta()), file));
    } catch (DamagedFileException e) {
      return Optional.empty(); // left by a power cut; it is made again
    }
  }

  private <T> Optional<T> opened(BlobKey key, Look<Boolean> wanted, Look<T> look)
      throws IOException {
    try (FileChannel file = FileChannel.open(layout.file(key), StandardOpenOption.READ)) {
      StoredFile stored = StoredFile.read(file);
      return wanted.at(stored, file) ? Optional.of(look.at(stored, file)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Blob blob(BlobKey key, StoredFile stored, FileChannel file, ByteRange range)
      throws IOException {
    long length = stored.info().length();
    if (length == 0 && range == null) {
      return new Blob(stored.info(), null, Multi.createFrom().empty());
    }
    ByteRange bytes =
        (range == null ? ByteRange.from(0) : range)
            .within(length)
            .orElseThrow(() -> new UnsatisfiableRangeException(length));
    int first = (int) (bytes.first() / StoredFile.PART);
    int last = (int) (bytes.last() / StoredFile.PART);
    // The first part at once: most blobs have no other, and damage is told before an answer begins.
    Multi<Buffer> content = Multi.createFrom().item(part(stored, file, first, bytes));
    if (last > first) {
      Multi<Buffer> rest =
          Multi.createFrom()
              .range(first + 1, last + 1)
              .onItem()
              .transformToUniAndConcatenate(
                  n -> work.submit(() -> laterPart(key, stored.info(), n, bytes)));
      content = Multi.createBy().concatenating().streams(content, rest);
    }
    return new Blob(stored.info(), range == null ? null : bytes, content);
  }

  private static Buffer part(StoredFile stored, FileChannel file, int number, ByteRange wanted)
      throws IOException {
    byte[] part = stored.part(file, number);
    long start = (long) number * StoredFile.PART;
    int from = (int) Math.max(0, wanted.first() - start);
    int to = (int) Math.min(part.length, wanted.last() + 1 - start);
    return Buffer.buffer(part).slice(from, to);
  }

  /** The file is opened for each part: nothing is left open when a reader goes away. */
  private Buffer laterPart(BlobKey key, BlobInfo info, int number, ByteRange wanted)
      throws IOException {
    return opened(
            key,
            (stored, file) -> stored.info().etag().equals(info.etag()),
            (stored, file) -> part(stored, file, number, wanted))
        .orElseThrow(() -> new IllegalStateException("blob has been replaced while it was read"));
  }
}
