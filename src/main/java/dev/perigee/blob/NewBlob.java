package dev.perigee.blob;

import java.util.Map;
import java.util.UUID;

/**
 * What the writer says about a blob.
 *
 * @param owner account it belongs to, null when everybody may see it
 * @param user further keys and values of the caller
 */
public record NewBlob(UUID owner, String contentType, Lifetime lifetime, Map<String, String> user) {

  public NewBlob {
    user = Map.copyOf(user);
  }

  /** A blob without keys of the caller. */
  public NewBlob(UUID owner, String contentType, Lifetime lifetime) {
    this(owner, contentType, lifetime, Map.of());
  }
}
