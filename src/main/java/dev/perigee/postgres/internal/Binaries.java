package dev.perigee.postgres.internal;

import dev.perigee.postgres.PostgresStartException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, carried as an archive on the class path. */
public final class Binaries {
  /** Version of the archive, as pinned in the build. */
  public static final String VERSION = "18.6.0";

  /** What {@code PG_VERSION} of a cluster must say. */
  static final String MAJOR = VERSION.substring(0, VERSION.indexOf('.'));

  private static final String PARTIAL = ".unpacking";

  private Binaries() {}

  /**
   * Unpacks the programs beside the data unless they are there. A half-unpacked folder never has
   * the final name.
   *
   * @return folder with {@code bin}, {@code lib} and {@code share}
   */
  public static Path unpack(Path home, Consumer<String> progress) throws IOException {
    Path programs = home.resolve("bin-" + VERSION);
    if (Files.isExecutable(programs.resolve("bin/postgres"))) {
      return programs;
    }
    progress.accept("unpacking PostgreSQL " + VERSION);
    Path partial = home.resolve(programs.getFileName() + PARTIAL);
    deleteTree(partial);
    Files.createDirectories(partial);
    try (InputStream archive = archive();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new BufferedInputStream(new XZInputStream(archive), 1 << 16))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, partial);
      }
    }
    deleteTree(programs);
    Files.move(partial, programs, StandardCopyOption.ATOMIC_MOVE);
    deleteOtherVersions(home, programs);
    return programs;
  }

  /** Name of the archive's resource on this machine. */
  static String resource() {
    String arch =
        switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    return "/postgres-linux-" + arch + ".txz";
  }

  private static InputStream archive() {
    InputStream archive = Binaries.class.getResourceAsStream(resource());
    if (archive == null) {
      throw new PostgresStartException(
          "This build carries no PostgreSQL for "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch")
              + ". Use a database of your own: set QUARKUS_DATASOURCE_REACTIVE_URL.");
    }
    return archive;
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path into)
      throws IOException {
    Path target = into.resolve(entry.getName()).normalize();
    if (!target.startsWith(into)) {
      throw new IOException("archive entry outside its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      content.transferTo(out);
    }
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  /** A running server of an older version keeps its open files; only the names go. */
  private static void deleteOtherVersions(Path home, Path keep) throws IOException {
    List<Path> others;
    try (Stream<Path> entries = Files.list(home)) {
      others =
          entries
              .filter(p -> p.getFileName().toString().startsWith("bin-") && !p.equals(keep))
              .toList();
    }
    for (Path other : others) {
      deleteTree(other);
    }
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(root)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
