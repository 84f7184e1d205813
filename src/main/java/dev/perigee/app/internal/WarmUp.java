package dev.perigee.app.internal;

import dev.perigee.vision.NativeLibraries;
import io.quarkus.runtime.ImageMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Loads the native libraries on the side while PostgreSQL and the framework start. Whoever needs
 * them waits by using them; a failure shows there, with its reason.
 *
 * <p>Not in a native executable: the rest starts so fast there that the loading, under which the
 * system lets no thread be created, would only delay the first answer.
 */
final class WarmUp {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  private WarmUp() {}

  /**
   * @param libraries folder with the libraries; empty: those of the class path
   */
  static void begin(Path data, Optional<Path> libraries) {
    if (ImageMode.current() == ImageMode.NATIVE_RUN) {
      return;
    }
    Path cache = NativeLibraries.cacheDirectory(data);
    if (libraries.isEmpty() && !Files.exists(cache)) {
      Console.step("unpacking PyTorch and OpenCV");
    }
    Thread.ofPlatform().daemon().name("native-libraries").start(() -> load(cache, libraries));
  }

  private static void load(Path cache, Optional<Path> libraries) {
    try {
      NativeLibraries.load(cache, libraries);
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("native libraries could not be loaded ahead", e);
    }
  }
}
