package dev.perigee.blob.internal;

import dev.perigee.blob.Blob;
import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobMeta;
import dev.perigee.blob.BlobStore;
import dev.perigee.platform.work.WorkerPool;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** {@link BlobStore} in a folder of its own; no other process may write there. */
final class DiskBlobStore implements BlobStore {
  /** Blobs up to this length are read in one go; longer ones in parts of it. */
  private static final int PART = 256 * 1024;

  private final Folders folders;
  private final WorkerPool workers;
  private final Clock clock;

  /**
   * @param root made when it does not exist
   * @param workers runs every access to the disk
   */
  DiskBlobStore(Path root, WorkerPool workers, Clock clock) throws IOException {
    this.folders = new Folders(root.toAbsolutePath().normalize());
    this.workers = workers;
    this.clock = clock;
    folders.prepare();
  }

  @Override
  public Uni<BlobInfo> put(BlobKey key, BlobMeta meta, Multi<Buffer> content) {
    Uni<BlobInfo> whole =
        workers
            .submit(() -> new Upload(folders))
            .flatMap(
                upload ->
                    append(upload, content)
                        .flatMap(
                            end -> workers.submit(() -> upload.finish(meta, folders.file(key))))
                        .onFailure()
                        .invoke(() -> discard(upload)));
    // A caller that goes away must not leave an open file behind: its content fails, that is all.
    return Uni.createFrom()
        .emitter(emitter -> whole.subscribe().with(emitter::complete, emitter::fail));
  }

  private Uni<Void> append(Upload upload, Multi<Buffer> content) {
    return content
        .onItem()
        .transformToUniAndConcatenate(
            part ->
                workers.submit(
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

  @Override
  public Uni<Optional<BlobInfo>> head(BlobKey key, UUID scope) {
    return workers.submit(() -> find(folders.file(key), scope, (file, info) -> info));
  }

  @Override
  public Uni<Optional<Blob>> get(BlobKey key, UUID scope) {
    Path path = folders.file(key);
    return workers.submit(
        () -> find(path, scope, (file, info) -> blob(path, info, part(file, info, 0))));
  }

  @Override
  public Uni<Boolean> delete(BlobKey key, UUID scope) {
    Path path = folders.file(key);
    return workers.submit(
        () -> find(path, scope, (file, info) -> info).isPresent() && folders.remove(path));
  }

  private interface Reader<T> {
    T read(FileChannel file, BlobInfo info) throws IOException;
  }

  private <T> Optional<T> find(Path path, UUID scope, Reader<T> reader) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      BlobInfo info = Trailer.read(file);
      boolean there = info.meta().visibleTo(scope) && !info.meta().expiredAt(clock.instant());
      return there ? Optional.of(reader.read(file, info)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Blob blob(Path path, BlobInfo info, Buffer first) {
    if (info.length() <= PART) {
      return new Blob(info, Multi.createFrom().item(first));
    }
    int parts = Math.toIntExact((info.length() + PART - 1) / PART);
    Multi<Buffer> rest =
        Multi.createFrom()
            .range(1, parts)
            .onItem()
            .transformToUniAndConcatenate(
                n -> workers.submit(() -> reopened(path, info, (long) n * PART)));
    return new Blob(
        info, Multi.createBy().concatenating().streams(Multi.createFrom().item(first), rest));
  }

  /** Opened anew for each part: nothing is left open when a reader goes away. */
  private static Buffer reopened(Path path, BlobInfo info, long from) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      if (!Trailer.read(file).equals(info)) {
        throw new IOException("blob has been replaced while it was read");
      }
      return part(file, info, from);
    }
  }

  private static Buffer part(FileChannel file, BlobInfo info, long from) throws IOException {
    int length = (int) Math.min(PART, info.length() - from);
    return Buffer.buffer(Trailer.read(file, from, length).array());
  }

  /** Removes expired blobs; blocks, as long as it takes to look at every one. */
  int removeExpired() throws IOException {
    int removed = 0;
    try (Stream<Path> files = folders.files()) {
      for (Path path : (Iterable<Path>) files::iterator) {
        if (expired(path) && folders.remove(path)) {
          removed++;
        }
      }
    }
    return removed;
  }

  private boolean expired(Path path) {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      return Trailer.read(file).meta().expiredAt(clock.instant());
    } catch (IOException e) {
      return false; // removed meanwhile, or none of ours
    }
  }
}
