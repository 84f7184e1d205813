package dev.perigee.video.internal;

/** A video cannot be read; the message says why, without its address. */
final class VideoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VideoFailure(String why) {
    super(why, null, false, false);
  }
}
