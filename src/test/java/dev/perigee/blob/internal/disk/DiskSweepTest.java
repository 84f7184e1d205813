package dev.perigee.blob.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.blob.MovableClock;
import dev.perigee.blob.SweepContract;
import dev.perigee.blob.internal.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSweepTest extends SweepContract {
  @TempDir Path folder;

  @Override
  protected Storage open(MovableClock clock) throws IOException {
    return new DiskStorage(folder.resolve("blobs"), 4, 1000, clock);
  }

  @Override
  protected long stored() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.endsWith(".bucket.json"))
          .count();
    }
  }

  @Test
  void what_an_upload_has_left_behind_is_removed_after_a_day() throws IOException {
    Path left = Files.writeString(folder.resolve("blobs/.tmp/left"), "half");

    await(storage.tidy());
    assertThat(left).exists();
    clock.advance(Duration.ofDays(1).plusMinutes(1));
    await(storage.tidy());

    assertThat(left).doesNotExist();
  }

  @Test
  void unexpected_files_are_left_alone() throws IOException {
    put(key, "x");
    Path kind = folder.resolve("blobs/photos/objects");
    Path fanOut;
    try (var folders = Files.list(kind)) {
      fanOut = folders.findFirst().orElseThrow();
    }
    Path readme = Files.writeString(fanOut.resolve("README.txt"), "hello");
    Path strange = Files.writeString(fanOut.resolve(UUID.randomUUID().toString()), "no blob");
    Files.writeString(kind.resolve("note"), "hello");
    Files.createDirectories(kind.resolve("000/lost+found"));
    Files.writeString(folder.resolve("blobs/photos/stray"), "hello");

    await(storage.sweep(null));

    assertThat(readme).exists();
    assertThat(strange).exists();
    assertThat(text(key)).isEqualTo("x");
    assertThat(await(buckets.names())).containsExactly(PHOTOS);
  }
}
