package dev.perigee.license.internal;

import dev.perigee.license.License;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;

/**
 * Lets API tests run under licences of their own making. The program under test is given a licence
 * file that grants everything, which a test may exchange for a while.
 */
public final class LicenseControl implements QuarkusTestResourceLifecycleManager {
  private static final Path FOLDER = Path.of("target", "test-license").toAbsolutePath();
  private static final Path FILE = FOLDER.resolve("licence.json");
  private static final Path PUBLIC = FOLDER.resolve("licence-key.pem");
  private static final Path PRIVATE = FOLDER.resolve("licence-private-key.pem");

  @Override
  public Map<String, String> start() {
    try {
      Files.createDirectories(FOLDER);
      if (!Files.exists(PRIVATE)) {
        LicenseKeys.write(LicenseKeys.generate(), PRIVATE, PUBLIC);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(License.DEVELOPMENT);
    return Map.of(
        "perigee.license.file", FILE.toString(), "perigee.license.public-key", PUBLIC.toString());
  }

  @Override
  public void stop() {} // keys and file serve the next run

  /** Does something under the licence; afterwards everything is granted again. */
  public static void under(License license, ThrowingRunnable work) throws Throwable {
    install(license);
    try {
      work.run();
    } finally {
      install(License.DEVELOPMENT);
    }
  }

  private static void install(License license) {
    write(license);
    Arc.container().instance(InstalledLicense.class).get().refresh();
  }

  private static void write(License license) {
    PrivateKey key = LicenseKeys.readPrivate(PRIVATE);
    try {
      Files.writeString(FILE, LicenseFile.write(license, key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
