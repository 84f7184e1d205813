package dev.perigee.blob;

/** The blob has none of the wanted bytes. */
public class UnsatisfiableRangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long length;

  /**
   * @param length of the whole blob
   */
  public UnsatisfiableRangeException(long length) {
    super("the blob has " + length + " bytes", null, false, false);
    this.length = length;
  }

  /** Bytes of the whole blob. */
  public long length() {
    return length;
  }
}
