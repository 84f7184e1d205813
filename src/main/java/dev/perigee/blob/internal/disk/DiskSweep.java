package dev.perigee.blob.internal.disk;

import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobKind;
import dev.perigee.blob.internal.SweepStep;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Removes expired blobs and what crashes have left behind. A step takes whole folders of the
 * fan-out, in order, so that its place is a name and memory does not grow with their number.
 */
final class DiskSweep {
  /** Longer than an upload is without a new byte. */
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  private final Layout layout;
  private final Disk disk;
  private final Folders folders;
  private final DiskBuckets buckets;
  private final IdLocks locks;
  private final Clock clock;

  DiskSweep(
      Layout layout, Disk disk, Folders folders, DiskBuckets buckets, IdLocks locks, Clock clock) {
    this.layout = layout;
    this.disk = disk;
    this.folders = folders;
    this.buckets = buckets;
    this.locks = locks;
    this.clock = clock;
  }

  void tidy() throws IOException {
    buckets.clearDeleted();
    Instant before = clock.instant().minus(LEFT_BEHIND);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(layout.temporary())) {
      for (Path file : left) {
        removeIfOlder(file, before);
      }
    }
  }

  private void removeIfOlder(Path file, Instant before) throws IOException {
    try {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
        disk.delete(file);
      }
    } catch (NoSuchFileException e) {
      // its upload has ended
    }
  }

  /** A folder of the fan-out. */
  private record Place(String bucket, int kind, int fanOut) {
    static Place of(String text) {
      String[] parts = text.split("/");
      return new Place(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
      return bucket + "/" + kind + "/" + fanOut;
    }
  }

  private static final class Counts {
    private int seen;
    private int expired;
    private int orphans;
  }

  SweepStep step(String from) throws IOException {
    Place start = from == null ? new Place("", 0, 0) : Place.of(from);
    BlobKind[] kinds = BlobKind.values();
    Counts counts = new Counts();
    for (String bucket : buckets.namesFrom(start.bucket())) {
      boolean first = bucket.equals(start.bucket());
      for (int kind = first ? start.kind() : 0; kind < kinds.length; kind++) {
        boolean begun = first && kind == start.kind();
        for (int fanOut = begun ? start.fanOut() : 0; fanOut < Layout.FAN_OUT; fanOut++) {
          if (counts.seen >= SweepStep.SIZE) {
            return result(counts, new Place(bucket, kind, fanOut).toString());
          }
          sweepFolder(bucket, kinds[kind], fanOut, counts);
        }
      }
    }
    return result(counts, null);
  }

  private static SweepStep result(Counts counts, String next) {
    return new SweepStep(counts.seen, counts.expired, counts.orphans, next);
  }

  private void sweepFolder(String bucket, BlobKind kind, int fanOut, Counts counts)
      throws IOException {
    Path folder = layout.fanOut(bucket, kind, fanOut);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Optional<UUID> id = Layout.idOf(entry); // of anything else we are not the owner
        if (id.isPresent()) {
          counts.seen++;
          lookAt(new BlobKey(bucket, kind, id.get(), null), Layout.isThumbnails(entry), counts);
        }
      }
    } catch (NoSuchFileException | DirectoryIteratorException e) {
      // the bucket is being removed
    }
  }

  private void lookAt(BlobKey key, boolean thumbnails, Counts counts) throws IOException {
    Path file = layout.file(key);
    if (thumbnails) {
      counts.orphans += removeIf(() -> !Files.exists(file), key);
    } else {
      counts.expired += removeIf(() -> isExpired(file), key);
    }
  }

  /** Asks again under the lock: it may have been put anew. The blob and its thumbnails go. */
  private int removeIf(DiskWork.Work<Boolean> wanted, BlobKey key) throws IOException {
    if (!wanted.run()) {
      return 0;
    }
    return locks.holding(
        key.id(),
        () -> {
          if (!wanted.run()) {
            return 0;
          }
          // Not made to survive a power cut: what comes back has expired as well.
          disk.delete(layout.file(key));
          if (key.kind() == BlobKind.IMAGE) {
            folders.removeTree(layout.thumbnails(key));
          }
          return 1;
        });
  }

  private boolean isExpired(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      return StoredFile.read(file).info().meta().expiredAt(clock.instant());
    } catch (NoSuchFileException | DamagedFileException e) {
      return false; // removed meanwhile, or none of ours
    }
  }
}
