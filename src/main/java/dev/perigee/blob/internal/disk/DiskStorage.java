package dev.perigee.blob.internal.disk;

import dev.perigee.blob.BlobStore;
import dev.perigee.blob.Buckets;
import dev.perigee.blob.internal.Storage;
import dev.perigee.blob.internal.SweepStep;
import dev.perigee.platform.work.WorkerPool;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

/** Blobs in a folder. */
public final class DiskStorage implements Storage {
  private final Layout layout;
  private final Disk disk;
  private final WorkerPool workers;
  private final DiskWork work;
  private final DiskBuckets buckets;
  private final DiskBlobStore blobs;
  private final DiskSweep sweep;

  /**
   * @param root made when it does not exist
   * @param threads files read or written at the same time
   * @param queue more that may wait
   */
  public DiskStorage(Path root, int threads, int queue, Clock clock) throws IOException {
    this(root, threads, queue, clock, new Disk());
  }

  DiskStorage(Path root, int threads, int queue, Clock clock, Disk disk) throws IOException {
    this.disk = disk;
    this.layout = new Layout(root.toAbsolutePath().normalize());
    this.workers = new WorkerPool("storage", threads, queue);
    this.work = new DiskWork(workers, layout.root());
    Folders folders = new Folders(disk);
    this.buckets = new DiskBuckets(layout, disk, folders, work, clock);
    IdLocks locks = new IdLocks();
    this.blobs = new DiskBlobStore(layout, disk, folders, buckets, work, locks, clock);
    this.sweep = new DiskSweep(layout, disk, folders, buckets, locks, clock);
    buckets.open();
  }

  /** Nothing: a storage whose folder cannot be opened is not made. */
  @Override
  public Uni<Void> prepare() {
    return Uni.createFrom().voidItem();
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }

  @Override
  public Buckets buckets() {
    return buckets;
  }

  @Override
  public Uni<Void> tidy() {
    return work.submit(
        () -> {
          sweep.tidy();
          return null;
        });
  }

  @Override
  public Uni<SweepStep> sweep(String from) {
    return work.submit(() -> sweep.step(from));
  }

  @Override
  public Uni<Void> check() {
    return work.submit(
        () -> {
          Path probe = layout.temporary().resolve(UUID.randomUUID().toString());
          try (FileChannel file = disk.create(probe)) {
            disk.write(file, ByteBuffer.allocate(1));
          } finally {
            disk.delete(probe);
          }
          return null;
        });
  }

  @Override
  public void close() {
    workers.close();
  }
}
