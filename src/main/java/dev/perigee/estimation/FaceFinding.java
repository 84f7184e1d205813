package dev.perigee.estimation;

import dev.perigee.vision.Estimates;

/**
 * A face that passed the filters.
 *
 * @param detection what the API shows of it; null when the input was a descriptor
 * @param sample its warp as JPEG; null unless {@link Wanted#FACE_SAMPLE} or {@link
 *     Wanted#FACE_WARP} was wanted
 * @param descriptor null unless wanted and good enough
 * @param estimates the values behind {@code detection}, and those that filters and checks needed
 * @param scored false when the descriptor's score was below the limit of the filters: then neither
 *     descriptor nor basic attributes are to be used
 */
@SuppressWarnings("ArrayRecordComponent") // an encoded image: no defensive copies
public record FaceFinding(
    FaceView detection,
    byte[] sample,
    ScoredDescriptor descriptor,
    Estimates estimates,
    boolean scored) {

  /** What a descriptor alone tells. */
  public static FaceFinding of(ScoredDescriptor descriptor) {
    return new FaceFinding(null, null, descriptor, Estimates.NONE, true);
  }
}
