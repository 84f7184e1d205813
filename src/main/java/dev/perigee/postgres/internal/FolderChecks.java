package dev.perigee.postgres.internal;

import dev.perigee.postgres.PostgresStartException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a folder can hold a database, and plain words when it cannot. */
public final class FolderChecks {
  /** A fresh cluster with its programs takes about 100 MB, and the first writes need some more. */
  private static final long LEAST_FREE_BYTES = 200L << 20;

  private FolderChecks() {}

  /** Makes the folder, or says why it cannot be used. */
  public static void usable(Path home) throws IOException {
    Files.createDirectories(home);
    int owner = owner(home);
    if (owner != self()) {
      if (self() != 0) {
        throw new PostgresStartException(
            "The folder "
                + home
                + " belongs to another user (uid "
                + owner
                + ", this program runs as uid "
                + self()
                + "). Run as that user, change the owner, or choose another folder with --data.");
      }
    } else if (!Files.isWritable(home)) {
      throw notWritable(home, null);
    }
    long free = Files.getFileStore(home).getUsableSpace();
    if (free < LEAST_FREE_BYTES && !Files.exists(home.resolve("data"))) {
      throw new PostgresStartException(
          "The disk of "
              + home
              + " has "
              + (free >> 20)
              + " MB left; a new database needs "
              + (LEAST_FREE_BYTES >> 20)
              + " MB. Free some space or choose another folder with --data.");
    }
  }

  /** Turns a failure of the file system into words. */
  public static PostgresStartException explain(Path home, IOException cause) {
    String reason = cause instanceof FileSystemException f ? f.getReason() : cause.getMessage();
    if (cause instanceof AccessDeniedException
        || (reason != null && reason.contains("Read-only file system"))) {
      return notWritable(home, cause);
    }
    if (cause instanceof FileAlreadyExistsException) {
      return new PostgresStartException(
          cause.getMessage() + " is a file where a folder is needed for the database.", cause);
    }
    if (reason != null && reason.contains("No space left on device")) {
      return diskFull(home, cause);
    }
    return new PostgresStartException(
        "The database folder " + home + " cannot be used: " + cause, cause);
  }

  static PostgresStartException diskFull(Path home, Throwable cause) {
    return new PostgresStartException(
        "The disk of " + home + " is full. Free some space and start again; no data is lost.",
        cause);
  }

  private static PostgresStartException notWritable(Path home, Throwable cause) {
    return new PostgresStartException(
        "The folder "
            + home
            + " cannot be written by this user. Change its rights or choose another folder with"
            + " --data.",
        cause);
  }

  static int owner(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }

  /** Effective user id of this process: the owner of its /proc entry. */
  static int self() throws IOException {
    return owner(Path.of("/proc/self"));
  }
}
