package dev.perigee.app.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The data folder, held by this process alone. The lock is the operating system's: it ends with the
 * process, however that ends.
 */
final class DataFolder implements AutoCloseable {
  private static final String LOCK = "server.lock";

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the folder, closed to other users, and takes it.
   *
   * @throws StartException when it cannot be used or another server uses it
   */
  static DataFolder take(Path path) {
    try {
      if (!Files.exists(path)) {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
      FileChannel channel =
          FileChannel.open(
              path.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (!lock(channel)) {
        String holder = read(channel);
        channel.close();
        throw new StartException(
            "The data folder "
                + path
                + " is in use by another server"
                + (holder.isEmpty() ? "" : " (process " + holder + ")")
                + ". Stop it, or choose another folder with --data.");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      return new DataFolder(path, channel);
    } catch (AccessDeniedException e) {
      throw new StartException(
          "The data folder "
              + path
              + " cannot be written by this user. Change its rights or choose another folder with"
              + " --data.",
          e);
    } catch (IOException e) {
      throw new StartException("The data folder " + path + " cannot be used: " + e, e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StartException("The lock of " + path + " could not be released", e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very process
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(32);
    int length = Math.max(0, channel.read(text, 0));
    return new String(text.array(), 0, length, StandardCharsets.US_ASCII).strip();
  }
}
