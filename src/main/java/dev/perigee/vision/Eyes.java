package dev.perigee.vision;

import java.util.List;

/**
 * Both eyes.
 *
 * @param left the subject's left eye, on the right of the image
 * @param right the subject's right eye
 */
public record Eyes(Eye left, Eye right) {

  /** Whether an eye can be seen. */
  public enum State {
    OPEN,
    CLOSED,
    /** Never told by the networks that ship. */
    OCCLUDED
  }

  /**
   * One eye. Coordinates are pixels of the image.
   *
   * @param state the likelier one
   * @param open 0..1, how sure it is that the eye is open
   * @param iris 32 points of its border, from the right end on, clockwise
   * @param eyelid 6 points clockwise from the corner on the left of the image: corner, two of the
   *     upper lid, corner, two of the lower lid
   */
  public record Eye(State state, float open, List<Point> iris, List<Point> eyelid) {}
}
