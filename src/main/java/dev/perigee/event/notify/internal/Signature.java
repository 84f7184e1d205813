package dev.perigee.event.notify.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets the receiver of a callback see that it comes from this server: {@code t=<seconds>,v1=<hex>},
 * where the number is HMAC-SHA-256, with the secret as key, over the seconds, a dot and the body.
 */
final class Signature {
  static final String HEADER = "Perigee-Signature";
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private Signature(SecretKeySpec key) {
    this.key = key;
  }

  /** Without a secret nothing is signed. */
  static Signature of(Optional<String> secret) {
    return new Signature(
        secret
            .map(text -> new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM))
            .orElse(null));
  }

  /** Value of the header for a body sent at the time. */
  Optional<String> header(Instant time, byte[] body) {
    if (key == null) {
      return Optional.empty();
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((time.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return Optional.of(
          "t=" + time.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
