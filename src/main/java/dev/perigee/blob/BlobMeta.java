package dev.perigee.blob;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What the store keeps beside the bytes of a blob.
 *
 * @param owner account it belongs to, null when everybody may see it
 * @param expiry end of its life, null for never
 * @param user further keys and values of the writer
 */
public record BlobMeta(UUID owner, String contentType, Instant expiry, Map<String, String> user) {

  public BlobMeta {
    user = Map.copyOf(user);
  }

  /**
   * @param scope account that may be seen, null for all
   */
  public boolean visibleTo(UUID scope) {
    return scope == null || owner == null || owner.equals(scope);
  }

  public boolean expiredAt(Instant now) {
    return expiry != null && !now.isBefore(expiry);
  }
}
