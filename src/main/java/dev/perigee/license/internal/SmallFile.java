package dev.perigee.license.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files of an operator, with messages for the operator. */
final class SmallFile {
  private SmallFile() {}

  /**
   * The whole content.
   *
   * @param largest bytes; a larger file is not what it should be
   * @throws LicenseException when it is missing, unreadable or too large
   */
  static byte[] read(Path file, int largest) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(largest + 1);
      if (bytes.length > largest) {
        throw new LicenseException(file + " is larger than " + largest + " bytes");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new LicenseException(file + " does not exist", e);
    } catch (AccessDeniedException e) {
      throw new LicenseException(file + " cannot be read by this user", e);
    } catch (IOException e) {
      throw new LicenseException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
