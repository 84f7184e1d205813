package dev.perigee.account;

import java.time.Instant;
import java.util.UUID;

/**
 * What a token lets its bearer do.
 *
 * @param expirationTime null for never
 */
public record TokenAccess(
    UUID tokenId, Permissions permissions, VisibilityArea visibilityArea, Instant expirationTime) {

  /** True when the token is not valid any more at the given time. */
  public boolean expired(Instant now) {
    return expirationTime != null && !now.isBefore(expirationTime);
  }
}
