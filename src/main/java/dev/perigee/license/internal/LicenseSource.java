package dev.perigee.license.internal;

import dev.perigee.license.License;
import dev.perigee.platform.config.PerigeeConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the licence comes from.
 *
 * @param file the licence, empty for the built-in one
 * @param publicKey partner of the key that it is signed with
 */
record LicenseSource(Optional<Path> file, Path publicKey) {

  static LicenseSource of(PerigeeConfig config) {
    return new LicenseSource(
        config.license().file(),
        config.license().publicKey().orElse(config.data().resolve("licence-key.pem")));
  }

  /**
   * The licence as it is on the disk now.
   *
   * @throws LicenseException when it cannot be used
   */
  License read() {
    if (file.isEmpty()) {
      return License.DEVELOPMENT;
    }
    byte[] text = SmallFile.read(file.get(), LicenseFile.LARGEST);
    try {
      return LicenseFile.read(text, LicenseKeys.readPublic(publicKey));
    } catch (LicenseException e) {
      throw new LicenseException(
          "%s cannot be used as a licence: %s (public key %s)"
              .formatted(file.get(), e.getMessage(), publicKey),
          e);
    }
  }
}
