package dev.perigee.postgres.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says: one value a line, the status last (PostgreSQL sources,
 * miscadmin.h, "LOCK_FILE_LINE").
 *
 * @param pid process that wrote the file
 * @param port TCP port, 0 while not yet written
 * @param status {@code starting}, {@code ready}, {@code stopping}; empty while not yet written
 */
record PidFile(long pid, int port, String status) {
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /** Above every number that Linux gives (2^22). */
  private static final long NO_PROCESS = Integer.MAX_VALUE;

  static Path in(Path data) {
    return data.resolve("postmaster.pid");
  }

  /** Empty when there is no file or nothing can be made of it (it is being written). */
  static Optional<PidFile> read(Path data) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(in(data));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new PidFile(
                  Math.abs(Long.parseLong(lines.getFirst().strip())),
                  lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0,
                  lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : ""));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  boolean ready() {
    return status.equals("ready");
  }

  /**
   * The live process that wrote the file, empty when it has gone. A process that merely got the
   * same number (after a reboot, in a container) is told apart by its program and by its working
   * folder, which for a postmaster is the data folder.
   */
  Optional<ProcessHandle> process(Path data) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(p -> serves(p, data));
  }

  /**
   * Keeps a file that nobody's server wrote from stopping the next start: PostgreSQL removes a file
   * whose process is gone, after making sure that no session of the old server lives on, but stops
   * when an unrelated process has got the number since. The number alone is replaced, so that the
   * check for old sessions still happens.
   */
  static void disarm(Path data) throws IOException {
    Path file = in(data);
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    if (lines.isEmpty()) {
      Files.delete(file);
      return;
    }
    lines.set(0, Long.toString(NO_PROCESS));
    Files.write(file, lines);
  }

  private static boolean serves(ProcessHandle process, Path data) {
    try {
      Path workingFolder = Path.of("/proc/" + process.pid() + "/cwd").toRealPath();
      return workingFolder.equals(data.toRealPath());
    } catch (IOException e) {
      // Another user's process: its program name is all that can be seen.
      return process.info().command().map(c -> c.endsWith("/postgres")).orElse(false);
    }
  }
}
