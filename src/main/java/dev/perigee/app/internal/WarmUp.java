package dev.perigee.app.internal;

import dev.perigee.vision.NativeLibraries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Loads the native libraries on the side while PostgreSQL and the framework start. Whoever needs
 * them waits by using them; a failure shows there, with its reason.
 */
final class WarmUp {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  private WarmUp() {}

  static void begin(Path data) {
    Path cache = NativeLibraries.cacheDirectory(data);
    Optional<Path> libraries = libraries();
    if (libraries.isEmpty() && !Files.exists(cache)) {
      Console.step("unpacking PyTorch and OpenCV");
    }
    Thread.ofPlatform().daemon().name("native-libraries").start(() -> load(cache, libraries));
  }

  /** The setting as the framework will read it later; a configuration file is not looked at. */
  private static Optional<Path> libraries() {
    return Optional.ofNullable(System.getProperty("perigee.vision.libraries"))
        .or(() -> Optional.ofNullable(System.getenv("PERIGEE_VISION_LIBRARIES")))
        .map(Path::of);
  }

  private static void load(Path cache, Optional<Path> libraries) {
    try {
      NativeLibraries.load(cache, libraries);
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("native libraries could not be loaded ahead", e);
    }
  }
}
