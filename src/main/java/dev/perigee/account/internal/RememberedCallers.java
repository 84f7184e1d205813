package dev.perigee.account.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.perigee.account.Caller;
import dev.perigee.platform.config.PerigeeConfig;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who has proved to be whom, for minutes. Holds no password: the key is an HMAC-SHA256 of login and
 * password under a key that lives as long as the process.
 */
@Singleton
public class RememberedCallers {
  private static final String HMAC = "HmacSHA256";
  private static final int MOST = 10_000;

  private final SecretKeySpec key;
  private final Cache<String, Caller> callers;
  private final AtomicLong changes = new AtomicLong();

  RememberedCallers(PerigeeConfig config) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    key = new SecretKeySpec(secret, HMAC);
    callers =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(config.accounts().rememberCredentials())
            .build();
  }

  /** Key of a login and password. */
  String keyOf(String login, String password) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(login.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0); // logins hold no zero byte: ("a", "bc") differs from ("ab", "c")
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }

  /** Key of an account named by nothing but its id. */
  static String keyOf(UUID accountId) {
    return accountId.toString();
  }

  /** Null when not remembered. */
  Caller find(String key) {
    return callers.getIfPresent(key);
  }

  /** To be taken before the account is read, and given to {@link #remember}. */
  long stamp() {
    return changes.get();
  }

  /** Does nothing when an account was changed since the stamp: what was read may be out of date. */
  void remember(String key, Caller caller, long stamp) {
    callers.put(key, caller);
    if (changes.get() != stamp) {
      callers.invalidate(key);
    }
  }

  /** To be called after every change of an account. */
  void forget(UUID accountId) {
    changes.incrementAndGet();
    callers.asMap().values().removeIf(caller -> caller.accountId().equals(accountId));
  }
}
