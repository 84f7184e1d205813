package dev.perigee.estimation;

/** What to do with a photo that shows several faces: {@code multiface_policy} 0, 1, 2. */
public enum MultifacePolicy {
  /** The photo is refused. A body counts only when it belongs to the one face. */
  REFUSE_SEVERAL,
  /** Every face and every body is processed. */
  ALL,
  /**
   * Only the best face is processed, and its body: the largest of those the detector is surest of.
   */
  BEST;

  /** By the number of the API. */
  public static MultifacePolicy of(int number) {
    return values()[number];
  }
}
