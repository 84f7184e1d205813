package dev.perigee.blob;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A namespace of blobs.
 *
 * @param ttl days that blobs live whose writer says nothing, null for ever
 */
public record Bucket(String name, Instant created, Integer ttl) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,255}");

  /** Whether a bucket can have this name: 1 to 255 of {@code a-z 0-9 - _}. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
