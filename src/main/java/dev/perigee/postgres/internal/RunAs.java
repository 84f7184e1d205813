package dev.perigee.postgres.internal;

import dev.perigee.postgres.PostgresStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a PostgreSQL program is run: it refuses to run as root, so root either hides in a user
 * namespace (the files stay root's) or becomes an unprivileged user (the files become that user's).
 *
 * @param prefix words before the program's own command line
 * @param owner uid that must own the files
 */
public record RunAs(List<String> prefix, int owner) {
  private static final List<String> LESSER_USERS = List.of("postgres", "nobody");

  /** What works for this process on this machine. */
  public static RunAs detect() throws IOException {
    int self = FolderChecks.self();
    if (self != 0) {
      return new RunAs(List.of(), self);
    }
    if (works(List.of("unshare", "--user", "true"))) {
      return new RunAs(List.of("unshare", "--user"), 0);
    }
    for (String user : LESSER_USERS) {
      int uid = uid(user);
      List<String> prefix =
          List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
      if (uid > 0 && works(concat(prefix, List.of("true")))) {
        return new RunAs(prefix, uid);
      }
    }
    throw new PostgresStartException(
        "PostgreSQL does not run as root, and neither a user namespace (unshare --user) nor an"
            + " unprivileged user (setpriv) is available here. Run the program as an ordinary user,"
            + " or use a database of your own: set QUARKUS_DATASOURCE_REACTIVE_URL.");
  }

  /** The whole command line, in a session of its own so that Ctrl-C does not reach it. */
  List<String> command(List<String> program) {
    List<String> own = concat(prefix, program);
    return works(List.of("setsid", "--version")) ? concat(List.of("setsid"), own) : own;
  }

  /** As root: gives the folder to the user that PostgreSQL runs as. */
  void own(Path folder) throws IOException {
    if (FolderChecks.self() != 0 || FolderChecks.owner(folder) == owner) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) tree::iterator) {
        Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private static int uid(String user) throws IOException {
    for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
      String[] fields = line.split(":", -1);
      if (fields.length > 2 && fields[0].equals(user)) {
        return Integer.parseInt(fields[2]);
      }
    }
    return -1;
  }

  private static boolean works(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> concat(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
