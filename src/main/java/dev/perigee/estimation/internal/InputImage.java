package dev.perigee.estimation.internal;

import java.util.Base64;

/**
 * One image of a request.
 *
 * @param filename how the answer names it
 * @param bytes as sent: encoded image, or its base64 text
 * @param base64 whether {@code bytes} is text
 */
@SuppressWarnings("ArrayRecordComponent") // the request's own bytes: no defensive copies
public record InputImage(String filename, byte[] bytes, boolean base64) {

  private static final String BASE64_SUFFIX = "-base64";

  /** An image sent with the media type, which tells whether it is text. */
  static InputImage of(String filename, byte[] bytes, String subtype) {
    return new InputImage(filename, bytes, subtype.endsWith(BASE64_SUFFIX));
  }

  /**
   * The encoded image.
   *
   * @throws IllegalArgumentException when it should be base64 and is not
   */
  byte[] encoded() {
    return base64 ? Base64.getMimeDecoder().decode(bytes) : bytes;
  }
}
