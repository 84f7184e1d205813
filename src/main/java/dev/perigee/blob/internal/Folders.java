package dev.perigee.blob.internal;

import dev.perigee.blob.BlobKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Where blobs lie on the disk: {@code <root>/<bucket>/<last 3 hex digits of the id>/<id>}, and
 * {@code <root>/.tmp/} for what is being written. The last digits are random in every version of
 * UUID; 4096 folders keep each of them small up to tens of millions of blobs.
 */
final class Folders {
  private static final String TEMPORARY = ".tmp";
  private static final int FAN_OUT_DIGITS = 3;

  private final Path root;

  /** Folders whose entry in their parent is known to survive a power cut. */
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  Folders(Path root) {
    this.root = root;
  }

  /** Makes the folders and forgets what a crash has left half written. */
  void prepare() throws IOException {
    Files.createDirectories(root);
    Path temporary = root.resolve(TEMPORARY);
    makeDurable(temporary);
    try (Stream<Path> left = Files.list(temporary)) {
      for (Path file : left.toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  Path temporary() {
    return root.resolve(TEMPORARY);
  }

  Path file(BlobKey key) {
    String id = key.id().toString();
    return root.resolve(key.bucket())
        .resolve(id.substring(id.length() - FAN_OUT_DIGITS))
        .resolve(id);
  }

  /** Moves a finished file into place; it is there after a power cut, too. */
  void publish(Path finished, Path target) throws IOException {
    Path folder = target.getParent();
    makeDurable(folder.getParent());
    makeDurable(folder);
    // Within one file system, so the move is one step, replacing what is there.
    Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    sync(folder);
  }

  /** False when there is no such file. */
  boolean remove(Path file) throws IOException {
    if (!Files.deleteIfExists(file)) {
      return false;
    }
    sync(file.getParent());
    return true;
  }

  private void makeDurable(Path folder) throws IOException {
    if (durable.contains(folder)) {
      return;
    }
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      // Perhaps made by someone who has not synced the parent yet.
    }
    sync(folder.getParent());
    durable.add(folder);
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Every stored file; unexpected files and folders are passed over. */
  Stream<Path> files() throws IOException {
    return Files.find(
        root,
        3,
        (path, attributes) ->
            attributes.isRegularFile() && root.relativize(path).getNameCount() == 3);
  }
}
