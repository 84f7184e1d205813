package dev.perigee.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A token as the API shows it.
 *
 * @param description at most 128 characters
 * @param expirationTime null for never
 * @param token the JWT; null where the caller may see the token and not use it
 */
public record Token(
    JsonNode permissions,
    String description,
    Instant expirationTime,
    VisibilityArea visibilityArea,
    String token,
    UUID tokenId,
    UUID accountId,
    Instant createTime,
    Instant lastUpdateTime) {

  /** The JWT is never printed. */
  @Override
  public String toString() {
    return "Token[tokenId=" + tokenId + ", accountId=" + accountId + "]";
  }
}
