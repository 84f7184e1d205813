package dev.perigee.app.internal;

import dev.perigee.vision.NativeLibraries;
import java.nio.file.Files;
import java.nio.file.Path;
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
    if (!Files.exists(cache)) {
      Console.step("unpacking PyTorch and OpenCV");
    }
    Thread.ofPlatform().daemon().name("native-libraries").start(() -> load(cache));
  }

  private static void load(Path cache) {
    try {
      NativeLibraries.load(cache);
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("native libraries could not be loaded ahead", e);
    }
  }
}
