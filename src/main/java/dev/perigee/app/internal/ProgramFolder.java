package dev.perigee.app.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the program lies, and what packages put beside it. */
final class ProgramFolder {
  static final String HOME_VARIABLE = "PERIGEE_HOME";
  static final String LIBRARIES = "perigee.vision.libraries";

  private static final String LIBRARIES_VARIABLE = "PERIGEE_VISION_LIBRARIES";

  private ProgramFolder() {}

  /**
   * The folder that the start script tells; otherwise that of the native executable; otherwise the
   * current one.
   */
  static Path find(Map<String, String> environment) {
    String home = environment.get(HOME_VARIABLE);
    if (home != null && !home.isBlank()) {
      return Path.of(home).toAbsolutePath().normalize();
    }
    return executable().map(Path::getParent).orElseGet(() -> Path.of("").toAbsolutePath());
  }

  /**
   * The shared libraries: the folder that the operator names (here a configuration file is not
   * looked at), or the one of the package.
   */
  static Optional<Path> libraries(Map<String, String> environment) {
    String named = System.getProperty(LIBRARIES, environment.get(LIBRARIES_VARIABLE));
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named).toAbsolutePath());
    }
    Path packaged = find(environment).resolve("lib");
    return Files.isDirectory(packaged.resolve("pytorch"))
        ? Optional.of(packaged)
        : Optional.empty();
  }

  private static Optional<Path> executable() {
    if (System.getProperty("org.graalvm.nativeimage.imagecode") == null) {
      return Optional.empty(); // the process is a java command
    }
    return ProcessHandle.current().info().command().map(Path::of);
  }
}
