package dev.perigee.estimation.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.FaceAnalysis;
import java.util.Comparator;
import java.util.List;

/** What to do with a photo that shows several faces ({@code multiface_policy}). */
enum FaceSelection {
  /** 0: the photo is refused. */
  REFUSE_SEVERAL {
    @Override
    List<FaceAnalysis> select(List<FaceAnalysis> faces) {
      if (faces.size() > 1) {
        throw ApiException.of(
            ErrorCode.BAD_INPUT, "The image shows " + faces.size() + " faces, one is allowed");
      }
      return faces;
    }
  },
  /** 1: every face is processed. */
  ALL {
    @Override
    List<FaceAnalysis> select(List<FaceAnalysis> faces) {
      return faces;
    }
  },
  /** 2: only the best face is processed: the largest of those the detector is surest of. */
  BEST {
    @Override
    List<FaceAnalysis> select(List<FaceAnalysis> faces) {
      return faces.stream().max(QUALITY).stream().toList();
    }
  };

  /** Size weighed by certainty, so that a large false alarm does not win over a clear face. */
  private static final Comparator<FaceAnalysis> QUALITY =
      Comparator.comparingDouble(face -> face.rect().area() * (double) face.detectionScore());

  /**
   * The faces to go on with.
   *
   * @throws ApiException 12031 when the policy refuses the photo
   */
  abstract List<FaceAnalysis> select(List<FaceAnalysis> faces);

  /** The policy with the number of the API, 0..2. */
  static FaceSelection of(int multifacePolicy) {
    return values()[multifacePolicy];
  }
}
