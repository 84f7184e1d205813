package dev.perigee.blob.internal;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Remembers in a file how far a sweep has come, so that a restart goes on there. */
final class SweepProgress {
  private final Path file;

  SweepProgress(Path file) {
    this.file = file;
  }

  /** Where the sweep that was interrupted goes on; empty when there is none. */
  Optional<String> interrupted() {
    try {
      return Optional.of(Files.readString(file)).filter(place -> !place.isBlank());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      Log.warnf("how far the last sweep came is not known: %s", e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * @param place where to go on, null when the sweep is complete
   */
  void reached(String place) {
    try {
      if (place == null) {
        Files.deleteIfExists(file);
      } else {
        Path written = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(written, place);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) { // a sweep that begins anew does no harm
      Log.debugf("how far the sweep came is not kept: %s", e.getMessage());
    }
  }
}
