package dev.perigee.estimation.internal.pipeline;

import dev.perigee.estimation.MultifacePolicy;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.FaceAnalysis;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which faces of a photo a policy goes on with. */
final class FaceChoice {
  private FaceChoice() {}

  /**
   * Indexes of the faces, in their order.
   *
   * @throws ApiException 12031 when the policy refuses the photo
   */
  static List<Integer> of(List<FaceAnalysis> faces, MultifacePolicy policy) {
    if (policy == MultifacePolicy.REFUSE_SEVERAL && faces.size() > 1) {
      throw ApiException.of(
          ErrorCode.BAD_INPUT, "The image shows " + faces.size() + " faces, one is allowed");
    }
    IntStream all = IntStream.range(0, faces.size());
    return policy == MultifacePolicy.BEST
        ? all.boxed().max(Comparator.comparingDouble(i -> quality(faces.get(i)))).stream().toList()
        : all.boxed().toList();
  }

  /** Size weighed by certainty, so that a large false alarm does not win over a clear face. */
  private static double quality(FaceAnalysis face) {
    return face.rect().area() * (double) face.detectionScore();
  }
}
