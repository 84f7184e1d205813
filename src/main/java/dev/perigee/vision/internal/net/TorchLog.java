package dev.perigee.vision.internal.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * PyTorch's own log on standard error. Where its NNPACK does not know the processor, which is so on
 * many virtual machines, every convolution of every run writes a warning, all threads one after
 * another: thousands of lines a second. Nothing but the variable behind the flag turns that off;
 * {@code TORCH_CPP_LOG_LEVEL} is only read by PyTorch for Python.
 */
final class TorchLog {
  /** {@code int FLAGS_caffe2_log_level}, c10/util/Logging.cpp. */
  private static final String LEVEL = "FLAGS_caffe2_log_level";

  /** Errors and worse. */
  private static final int ERROR = 2;

  /** Set in a native executable. */
  private static final String NATIVE = "org.graalvm.nativeimage.imagecode";

  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final String LIBRARY = "/libc10.so";

  private static final Logger LOG = Logger.getLogger(TorchLog.class);

  private TorchLog() {}

  /** Errors only from now on. Where the variable cannot be reached the log stays as it is. */
  static void errorsOnly() {
    if (System.getProperty(NATIVE) != null) {
      return; // looking up symbols needs more of the JVM than every native executable has
    }
    try (Arena arena = Arena.ofConfined()) {
      library()
          .flatMap(file -> SymbolLookup.libraryLookup(file, arena).find(LEVEL))
          .ifPresent(
              level ->
                  level
                      .reinterpret(ValueLayout.JAVA_INT.byteSize())
                      .set(ValueLayout.JAVA_INT, 0, ERROR));
    } catch (LinkageError | RuntimeException e) { // no reason not to serve
      LOG.infof("PyTorch's warnings stay on: %s", e);
    }
  }

  private static Optional<Path> library() {
    if (!Files.exists(MAPS)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(MAPS)) {
      return lines
          .filter(line -> line.endsWith(LIBRARY))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
