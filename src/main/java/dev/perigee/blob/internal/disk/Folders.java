package dev.perigee.blob.internal.disk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Folders that survive a power cut, and files moved into them so that they do, too. */
final class Folders {
  private final Disk disk;

  /** Folders whose entry in their parent is known to survive a power cut. */
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  Folders(Disk disk) {
    this.disk = disk;
  }

  /** Makes a folder and, down from the root, those above it. */
  void make(Path root, Path folder) throws IOException {
    if (folder.equals(root) || durable.contains(folder)) {
      return;
    }
    Path parent = folder.getParent();
    make(root, parent);
    disk.makeFolder(folder);
    disk.sync(parent);
    durable.add(folder);
  }

  /** Moves a finished file into place; it is there after a power cut, too. */
  void publish(Path finished, Path target) throws IOException {
    disk.move(finished, target);
    disk.sync(target.getParent());
  }

  /** Removes a folder with everything in it; what others remove meanwhile does not matter. */
  void removeTree(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        removeTree(entry);
      }
    } catch (NotDirectoryException e) {
      // a file
    } catch (NoSuchFileException e) {
      return;
    }
    disk.delete(folder);
  }

  /** The folder is gone: whoever makes it again has to make it last again. */
  void forget(Path folder) {
    durable.removeIf(known -> known.startsWith(folder));
  }
}
