package dev.perigee.blob.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.blob.Blob;
import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BucketRemoval;
import dev.perigee.blob.Lifetime;
import dev.perigee.blob.NewBlob;
import dev.perigee.blob.internal.Storage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends the store between any two steps on the disk and looks at what the next one finds. */
class DiskCrashTest {
  private static final String BUCKET = "photos";
  private static final int STEPS = 200;

  private final BlobKey image = BlobKey.image(BUCKET, UUID.randomUUID());

  @TempDir Path folder;

  @Test
  void a_put_is_done_or_not_done_wherever_it_is_cut() throws Exception {
    cutEverywhere(
        storage -> put(storage, image, "the new content"),
        (storage, acknowledged) ->
            assertThat(text(storage, image))
                .isIn(
                    acknowledged ? List.of("the new content") : List.of("old", "the new content")));
  }

  @Test
  void the_first_put_of_a_bucket_is_done_or_not_done() throws Exception {
    BlobKey object = BlobKey.object(BUCKET, UUID.randomUUID());
    cutEverywhere(
        storage -> put(storage, object, "new"),
        (storage, acknowledged) -> {
          Optional<BlobInfo> found = await(storage.blobs().head(object, null));
          assertThat(found.isPresent() || !acknowledged).isTrue();
          if (found.isPresent()) {
            assertThat(text(storage, object)).isEqualTo("new");
          }
          assertThat(text(storage, image)).isEqualTo("old");
        });
  }

  @Test
  void a_delete_is_done_or_not_done() throws Exception {
    cutEverywhere(
        storage -> await(storage.blobs().delete(image, null)),
        (storage, acknowledged) -> {
          boolean there = await(storage.blobs().head(image, null)).isPresent();
          assertThat(there && acknowledged).isFalse();
          if (there) {
            assertThat(text(storage, image)).isEqualTo("old");
          }
        });
  }

  @Test
  void a_bucket_is_made_or_can_be_made() throws Exception {
    cutEverywhere(
        storage -> await(storage.buckets().create("videos", 7)),
        (storage, acknowledged) -> {
          boolean made = await(storage.buckets().find("videos")).isPresent();
          assertThat(made || !acknowledged).isTrue();
          assertThat(await(storage.buckets().create("videos", 7))).isEqualTo(!made);
          assertThat(await(storage.buckets().find("videos")).orElseThrow().ttl()).isEqualTo(7);
        });
  }

  @Test
  void a_bucket_is_gone_or_whole() throws Exception {
    cutEverywhere(
        storage -> await(storage.buckets().delete(BUCKET)),
        (storage, acknowledged) -> {
          boolean there = await(storage.buckets().find(BUCKET)).isPresent();
          assertThat(there && acknowledged).isFalse();
          if (there) {
            assertThat(text(storage, image)).isEqualTo("old");
            assertThat(await(storage.buckets().delete(BUCKET))).isEqualTo(BucketRemoval.DONE);
          }
          await(storage.tidy());
          assertThat(filesBelow(new Layout(folderOf(storage)).deleted())).isEmpty();
        });
  }

  @Test
  void a_new_ttl_is_set_or_the_old_one_stays() throws Exception {
    cutEverywhere(
        storage -> await(storage.buckets().setTtl(BUCKET, 30)),
        (storage, acknowledged) -> {
          Integer ttl = await(storage.buckets().find(BUCKET)).orElseThrow().ttl();
          assertThat(ttl == null ? 0 : ttl).isIn(acknowledged ? List.of(30) : List.of(0, 30));
        });
  }

  @Test
  void bytes_are_forced_before_they_are_seen_and_their_folder_before_it_is_told()
      throws IOException {
    List<String> steps = new ArrayList<>();
    Disk recording =
        new Disk() {
          @Override
          void force(FileChannel file) throws IOException {
            steps.add("force");
            super.force(file);
          }

          @Override
          void move(Path from, Path to) throws IOException {
            steps.add("move");
            super.move(from, to);
          }

          @Override
          void sync(Path folder) throws IOException {
            steps.add("sync " + folder.getFileName());
            super.sync(folder);
          }
        };
    try (Storage storage = storage(folder, recording)) {
      await(storage.buckets().create(BUCKET, null));
      steps.clear();

      put(storage, image, "x");
      steps.add("told");

      String id = image.id().toString();
      assertThat(steps)
          .containsExactly(
              "force",
              "sync photos",
              "sync images",
              "move",
              "sync " + id.substring(id.length() - 3),
              "told");
    }
  }

  private interface Check {
    void check(Storage after, boolean acknowledged) throws Exception;
  }

  /** The work on a storage with one image, cut before each of its steps in turn. */
  private void cutEverywhere(Consumer<Storage> work, Check check) throws Exception {
    boolean cut = true;
    for (int step = 1; cut; step++) {
      assertThat(step).isLessThan(STEPS);
      Path root = folder.resolve("cut-" + step);
      try (Storage before = storage(root, new Disk())) {
        await(before.buckets().create(BUCKET, null));
        put(before, image, "old");
      }
      CrashingDisk disk = new CrashingDisk();
      boolean acknowledged = false;
      try (Storage crashing = storage(root, disk)) {
        disk.crashBefore(step);
        work.accept(crashing);
        acknowledged = true;
      } catch (RuntimeException e) {
        assertThat(disk.crashed()).isTrue();
      }
      cut = disk.crashed();
      try (Storage after = storage(root, new Disk())) {
        opened = root;
        check.check(after, acknowledged);
        assertThat(filesBelow(new Layout(root).temporary())).isEmpty();
      }
    }
  }

  private Path opened;

  private Path folderOf(Storage ignored) {
    return opened;
  }

  private static Storage storage(Path root, Disk disk) throws IOException {
    return new DiskStorage(root, 2, 100, Clock.systemUTC(), disk);
  }

  private static void put(Storage storage, BlobKey key, String content) {
    NewBlob blob = new NewBlob(null, "text/plain", Lifetime.FOR_EVER);
    await(storage.blobs().put(key, blob, Multi.createFrom().item(Buffer.buffer(content))));
  }

  private static String text(Storage storage, BlobKey key) {
    Blob blob = await(storage.blobs().get(key, null)).orElseThrow();
    return new String(await(blob.bytes()));
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder)).toList();
    }
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(10));
  }

  /** Does a number of steps, of the next one the half, and nothing from then on. */
  private static final class CrashingDisk extends Disk {
    private int left = Integer.MAX_VALUE;

    synchronized void crashBefore(int step) {
      left = step - 1;
    }

    synchronized boolean crashed() {
      return left < 0;
    }

    private synchronized void step() throws IOException {
      if (left < 0 || --left < 0) {
        left = -1;
        throw new IOException("power cut");
      }
    }

    @Override
    FileChannel create(Path file) throws IOException {
      step();
      return super.create(file);
    }

    @Override
    void write(FileChannel file, ByteBuffer bytes) throws IOException {
      boolean before = crashed();
      try {
        step();
      } catch (IOException e) {
        if (!before) {
          super.write(file, bytes.slice(0, bytes.remaining() / 2));
        }
        throw e;
      }
      super.write(file, bytes);
    }

    @Override
    void force(FileChannel file) throws IOException {
      step();
      super.force(file);
    }

    @Override
    void move(Path from, Path to) throws IOException {
      step();
      super.move(from, to);
    }

    @Override
    boolean delete(Path path) throws IOException {
      step();
      return super.delete(path);
    }

    @Override
    void makeFolder(Path path) throws IOException {
      step();
      super.makeFolder(path);
    }

    @Override
    void sync(Path path) throws IOException {
      step();
      super.sync(path);
    }
  }
}
