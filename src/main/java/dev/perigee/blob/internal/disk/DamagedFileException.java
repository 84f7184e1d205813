package dev.perigee.blob.internal.disk;

import java.io.IOException;

/** A file does not hold what the store wrote, or was not written by it. */
class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedFileException(String reason) {
    super(reason);
  }
}
