package dev.perigee.account.internal;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.work.WorkerPool;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Callable;

/** Argon2id (RFC 9106, parallelism 1) on a bounded pool: one hash costs tens of milliseconds. */
@Singleton
public class PasswordHasher {
  private static final int PARALLELISM = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final PerigeeConfig.Hashing settings;
  private final WorkerPool pool;

  /** Verified instead of nothing when a login is unknown, so that the answer takes as long. */
  private volatile String decoy;

  PasswordHasher(PerigeeConfig config) {
    settings = config.accounts().hashing();
    pool = new WorkerPool("password hashing", settings.threads(), settings.queue());
  }

  /** Encoded hash with a new salt. */
  public Uni<String> hash(String password) {
    return pool.submit(() -> encode(password));
  }

  /**
   * Whether the password is the one of the hash.
   *
   * @param encoded null for an unknown login: takes as long and is never right
   * @param known asked before the work begins; true saves it
   */
  public Uni<Boolean> verify(String password, String encoded, Callable<Boolean> known) {
    return pool.submit(
        () -> {
          if (known.call()) {
            return true;
          }
          String hash = encoded == null ? decoy() : encoded;
          boolean right = Argon2Function.getInstanceFromHash(hash).check(password, hash);
          return right && encoded != null;
        });
  }

  /** Whether the hash was made with the present settings. */
  public boolean upToDate(String encoded) {
    return Argon2Function.getInstanceFromHash(encoded).equals(function());
  }

  private String encode(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return function().hash(password.getBytes(StandardCharsets.UTF_8), salt).getResult();
  }

  /** The one of the present settings; the library keeps it with the memory that it works in. */
  private Argon2Function function() {
    return Argon2Function.getInstance(
        settings.memory(), settings.iterations(), PARALLELISM, HASH_BYTES, Argon2.ID);
  }

  private String decoy() {
    String hash = decoy;
    if (hash == null) {
      hash = encode("decoy");
      decoy = hash;
    }
    return hash;
  }

  @PreDestroy
  void close() {
    pool.close();
  }
}
