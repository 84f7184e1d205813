package dev.perigee.estimation;

import dev.perigee.vision.FaceOcclusion;
import java.util.Locale;

/** Parts of a face that may have to be free: {@code face_occlusion_states}. */
public enum FaceArea {
  FACE,
  FOREHEAD,
  EYE,
  NOSE,
  MOUTH,
  LOWER_FACE;

  /** Occluded from here on, 0..1. */
  public static final float OCCLUDED = 0.5f;

  /** By the word of the API. */
  public static FaceArea of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The word of the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is known to be free; nothing is known of the forehead. */
  public boolean isFree(FaceOcclusion occlusion) {
    return switch (this) {
      case FACE -> free(occlusion.overall());
      case FOREHEAD -> false;
      case EYE -> free(occlusion.leftEye()) && free(occlusion.rightEye());
      case NOSE -> free(occlusion.nose());
      case MOUTH -> free(occlusion.mouth());
      case LOWER_FACE -> free(occlusion.lowerFace());
    };
  }

  private static boolean free(float score) {
    return score < OCCLUDED;
  }
}
