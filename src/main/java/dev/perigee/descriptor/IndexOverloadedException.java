package dev.perigee.descriptor;

/** The matcher's queue is full: the caller should answer 503 with Retry-After. */
public final class IndexOverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IndexOverloadedException() {
    super("matcher queue is full", null, false, false);
  }
}
