package dev.perigee.postgres.internal;

import dev.perigee.postgres.PostgresStartException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the server's log after a failed start and says what it means. */
final class StartFailure {
  private static final int LINES = 8;

  private StartFailure() {}

  /**
   * @param from size of the log before the start
   */
  static PostgresStartException of(Cluster cluster, long from, String what) {
    List<String> tail = tail(cluster.log(), from);
    String text = String.join("\n", tail);
    if (text.contains("No space left on device")) {
      return FolderChecks.diskFull(cluster.home(), null);
    }
    if (addressInUse(text)) {
      return new PostgresStartException(
          "The port that PostgreSQL was given on 127.0.0.1 is in use by another program.");
    }
    if (text.contains("could not access directory") || text.contains("Permission denied")) {
      return new PostgresStartException(
          "PostgreSQL may not use its folder "
              + cluster.home()
              + ": a folder above it or a file in it is closed to uid "
              + cluster.runAs().owner()
              + ".\n"
              + text);
    }
    return new PostgresStartException(what + ". The last lines of " + cluster.log() + ":\n" + text);
  }

  /**
   * True when the same start may succeed a moment later: another program took the port in between,
   * or sessions of a killed server still hold its shared memory.
   */
  static boolean passing(Path log, long from) {
    String text = String.join("\n", tail(log, from));
    return addressInUse(text) || text.contains("pre-existing shared memory block");
  }

  private static boolean addressInUse(String log) {
    return log.contains("Address already in use");
  }

  private static List<String> tail(Path log, long from) {
    try (InputStream in = Files.newInputStream(log)) {
      in.skipNBytes(from);
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    } catch (IOException e) {
      return List.of("(no log: " + e.getMessage() + ")");
    }
  }
}
