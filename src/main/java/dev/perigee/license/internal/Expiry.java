package dev.perigee.license.internal;

import dev.perigee.license.License;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What there is to say about the end of a licence. */
final class Expiry {
  /** Time before the end from which on it is told, as the platform's manual says. */
  private static final Duration NOTICE = Duration.ofDays(14);

  private Expiry() {}

  static List<String> warnings(License license, Instant now) {
    if (license.expiration().isEmpty()) {
      return List.of();
    }
    Instant end = license.expiration().get();
    if (!now.isBefore(end)) {
      return List.of("the licence has expired on " + end);
    }
    Duration left = Duration.between(now, end);
    return left.compareTo(NOTICE) > 0
        ? List.of()
        : List.of("the licence expires on %s, %d days left".formatted(end, left.toDays()));
  }
}
