package dev.perigee.blob.internal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * What the store changes on the disk, one method for each step between which a crash or a failure
 * can come.
 */
class Disk {

  /** Makes a file that is not there yet. */
  FileChannel create(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  void write(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /** The file's bytes survive a power cut from now on. */
  void force(FileChannel file) throws IOException {
    file.force(true);
  }

  /** In one step, replacing a file that is there. Both lie within one file system. */
  void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** False when there is no such file. */
  boolean delete(Path fileOrEmptyFolder) throws IOException {
    return Files.deleteIfExists(fileOrEmptyFolder);
  }

  /** Harmless when the folder is there. */
  void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  /** The folder's entries survive a power cut from now on. */
  void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
