package dev.perigee.blob.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.MovableClock;
import dev.perigee.blob.StorageContract;
import dev.perigee.blob.internal.Storage;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers are told when the disk fails, and that nothing is lost by it. */
class DiskFailureTest extends StorageContract {
  private static final Path FULL_DEVICE = Path.of("/dev/full");

  @TempDir Path folder;
  private final FailingDisk disk = new FailingDisk();

  @Override
  protected Storage open(MovableClock clock) throws IOException {
    return new DiskStorage(folder.resolve("blobs"), 2, 100, clock, disk);
  }

  @Test
  void a_full_disk_is_told_and_loses_nothing() {
    put(key, "old");
    disk.full = true;

    fails(() -> put(key, "new"), ErrorCode.STORAGE_FULL);
    fails(() -> put(object(), "other"), ErrorCode.STORAGE_FULL);
    fails(() -> await(buckets.create("videos", null)), ErrorCode.STORAGE_FULL);
    fails(() -> await(storage.check()), ErrorCode.STORAGE_FULL);

    assertThat(text(key)).isEqualTo("old");
    assertThat(await(buckets.names())).containsExactly(PHOTOS);
    disk.full = false;
    put(key, "new");
    assertThat(text(key)).isEqualTo("new");
  }

  @Test
  void a_full_disk_that_is_emptied_by_deleting_takes_blobs_again() {
    put(key, "old");
    disk.full = true;

    assertThat(await(store.delete(key, null))).isTrue();
  }

  @Test
  void a_failed_upload_leaves_no_file() {
    BlobKey other = object();
    disk.readOnlyMoves = true;

    fails(() -> put(other, "x"), ErrorCode.STORAGE_READ_ONLY);

    Awaitility.await().untilAsserted(() -> assertThat(temporaryFiles()).isZero());
  }

  private long temporaryFiles() throws IOException {
    try (var files = Files.list(folder.resolve("blobs/.tmp"))) {
      return files.count();
    }
  }

  @Test
  void a_read_only_disk_is_told_and_still_read() {
    put(key, "old");
    disk.readOnlyMoves = true;

    fails(() -> put(key, "new"), ErrorCode.STORAGE_READ_ONLY);
    fails(() -> await(store.delete(key, null)), ErrorCode.STORAGE_READ_ONLY);
    fails(() -> await(buckets.delete(PHOTOS)), ErrorCode.STORAGE_READ_ONLY);
    fails(() -> await(buckets.setTtl(PHOTOS, 1)), ErrorCode.STORAGE_READ_ONLY);

    assertThat(text(key)).isEqualTo("old");
  }

  @Test
  void a_changed_byte_of_the_content_is_noticed_before_it_is_served() throws IOException {
    put(key, "the content");

    change(0);

    fails(() -> text(key), ErrorCode.STORAGE_DAMAGED);
  }

  @Test
  void a_changed_byte_of_the_metadata_is_noticed() throws IOException {
    put(key, "the content");

    change("the content".length() + 20);

    fails(() -> isThere(key), ErrorCode.STORAGE_DAMAGED);
  }

  @Test
  void a_later_part_that_is_damaged_ends_the_content_with_a_failure() throws IOException {
    await(store.put(key, ofAnna(), inPieces(randomBytes(1_000_000), 100_000)));

    change(800_000);

    fails(
        () -> await(await(store.get(key, null)).orElseThrow().bytes()), ErrorCode.STORAGE_DAMAGED);
  }

  @Test
  void a_file_that_is_cut_is_noticed() throws IOException {
    put(key, "the content");
    try (FileChannel file = FileChannel.open(fileOf(key), StandardOpenOption.WRITE)) {
      file.truncate(file.size() - 1);
    }

    fails(() -> isThere(key), ErrorCode.STORAGE_DAMAGED);
  }

  @Test
  void a_damaged_thumbnail_is_made_again() throws IOException {
    BlobKey image = image();
    BlobInfo info = put(image, "picture");
    BlobKey small = image.thumbnailOf(64);
    await(store.putThumbnail(small, info, Buffer.buffer("small")));

    Files.write(fileOf(small), new byte[0]);

    assertThat(isThere(small)).isFalse();
    assertThat(await(store.putThumbnail(small, info, Buffer.buffer("small")))).isTrue();
    assertThat(text(small)).isEqualTo("small");
  }

  private Path fileOf(BlobKey key) {
    return new Layout(folder.resolve("blobs")).file(key);
  }

  private void change(int position) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(fileOf(key).toFile(), "rw")) {
      file.seek(position);
      int old = file.read();
      file.seek(position);
      file.write(old ^ 1);
    }
  }

  private static void fails(ThrowingCallable work, ErrorCode code) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  /** Full as the system's full device is, or not to be changed as the JDK tells it. */
  private static final class FailingDisk extends Disk {
    private volatile boolean full;
    private volatile boolean readOnlyMoves;

    @Override
    FileChannel create(Path file) throws IOException {
      return full ? FileChannel.open(FULL_DEVICE, StandardOpenOption.WRITE) : super.create(file);
    }

    @Override
    void move(Path from, Path to) throws IOException {
      refuse(to);
      super.move(from, to);
    }

    @Override
    boolean delete(Path path) throws IOException {
      if (!path.getParent().endsWith(".tmp")) {
        refuse(path);
      }
      return super.delete(path);
    }

    private void refuse(Path path) throws IOException {
      if (readOnlyMoves) {
        throw new FileSystemException(path.toString(), null, "Read-only file system");
      }
    }
  }
}
