package dev.perigee.account.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.perigee.account.Account;
import dev.perigee.account.Caller;
import dev.perigee.platform.config.PerigeeConfig;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who has proved to be whom, for minutes, and the accounts that were read meanwhile. Holds no
 * password and no token: the keys are HMAC-SHA256 values under a key that lives as long as the
 * process.
 */
@Singleton
public class RememberedCallers {
  private static final String HMAC = "HmacSHA256";
  private static final int MOST = 10_000;

  /** Never fed itself: copies of it are, which costs less than a new one with the key set. */
  private final Mac hmac;

  private final Cache<String, Caller> callers;
  private final Cache<UUID, Account> accounts;
  private final Object lock = new Object();
  private long changes;

  RememberedCallers(PerigeeConfig config) {
    hmac = newHmac();
    Caffeine<Object, Object> bounded =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(config.accounts().rememberCredentials());
    callers = bounded.build();
    accounts = bounded.build();
  }

  /** Key of a login and password. */
  String keyOf(String login, String password) {
    Mac mac = mac();
    mac.update(login.getBytes(StandardCharsets.UTF_8));
    mac.update((byte) 0); // logins hold no zero byte: ("a", "bc") differs from ("ab", "c")
    return text(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
  }

  /** Key of a JWT. It differs from that of any login: there is no zero byte in it. */
  String keyOf(String jwt) {
    return text(mac().doFinal(jwt.getBytes(StandardCharsets.UTF_8)));
  }

  private static Mac newHmac() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    try {
      Mac hmac = Mac.getInstance(HMAC);
      hmac.init(new SecretKeySpec(secret, HMAC));
      return hmac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }

  private Mac mac() {
    try {
      return (Mac) hmac.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's " + HMAC + " can be copied", e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Null when not remembered. The token of a remembered caller may have expired. */
  Caller find(String key) {
    return callers.getIfPresent(key);
  }

  /** Null when not remembered. */
  Account account(UUID accountId) {
    return accounts.getIfPresent(accountId);
  }

  /** To be taken before the account or token is read, and given to {@link #remember}. */
  long stamp() {
    synchronized (lock) {
      return changes;
    }
  }

  /** Does nothing when something was changed since the stamp: what was read may be out of date. */
  void remember(String key, Caller caller, long stamp) {
    synchronized (lock) {
      if (changes == stamp) {
        callers.put(key, caller);
      }
    }
  }

  /** As {@link #remember(String, Caller, long)}. */
  void remember(Account account, long stamp) {
    synchronized (lock) {
      if (changes == stamp) {
        accounts.put(account.accountId(), account);
      }
    }
  }

  /** To be called after every change of an account or of one of its tokens. */
  void forget(UUID accountId) {
    synchronized (lock) {
      changes++;
      accounts.invalidate(accountId);
      callers.asMap().values().removeIf(caller -> caller.accountId().equals(accountId));
    }
  }

  /** To be called when the keys that verify tokens have changed. */
  void forgetTokens() {
    synchronized (lock) {
      changes++;
      callers.asMap().values().removeIf(caller -> caller.token() != null);
    }
  }
}
