package dev.perigee.blob.internal.disk;

import dev.perigee.blob.MovableClock;
import dev.perigee.blob.ThumbnailsContract;
import dev.perigee.blob.internal.Storage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DiskThumbnailsTest extends ThumbnailsContract {
  @TempDir Path folder;

  @Override
  protected Storage open(MovableClock clock) throws IOException {
    return new DiskStorage(folder.resolve("blobs"), 2, 100, clock);
  }
}
