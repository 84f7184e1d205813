package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.ClassScores;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.FaceOcclusion;
import dev.perigee.vision.Point;
import dev.perigee.vision.internal.face.Landmarks;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A proxy, there being no network for it. Mouth and lower face: what {@link Estimation#MASK} does
 * not call missing; the nose: its medical mask. An eye: two landmark networks that differ about its
 * centre by a tenth of the eye distance, three to four times as much as usual, see something else
 * than an eye. Hair and forehead are not told.
 */
final class OcclusionEstimator implements Estimator<FaceOcclusion> {
  private static final Logistic DISAGREEMENT = new Logistic(0.10, 0.02);
  // Corners of the eyes in the mesh, nearer to the nose first.
  private static final int[] LEFT = {362, 263};
  private static final int[] RIGHT = {133, 33};

  @Override
  public CompletableFuture<FaceOcclusion> estimate(FaceContext face) {
    Landmarks seen = face.landmarks();
    return face.ask(FaceMesh.ANSWER)
        .thenCombine(face.ask(Estimation.MASK), (mesh, mask) -> of(seen, mesh, mask));
  }

  private static FaceOcclusion of(Landmarks seen, List<Point> mesh, ClassScores mask) {
    float mouth = 1 - mask.of(LinearHead.NOTHING);
    float nose = mask.of("medical_mask");
    // In the image the subject's left eye is the one on the right.
    float left = covered(seen.rightEye(), mesh, LEFT, seen.eyeDistance());
    float right = covered(seen.leftEye(), mesh, RIGHT, seen.eyeDistance());
    float overall = Math.max(mouth, Math.max(left, right));
    return new FaceOcclusion(overall, mouth, mouth, nose, left, right);
  }

  private static float covered(Point eye, List<Point> mesh, int[] corners, double eyeDistance) {
    Point other = Point.mean(List.of(mesh.get(corners[0]), mesh.get(corners[1])), 0, 2);
    return DISAGREEMENT.of(eye.distance(other) / Math.max(1, eyeDistance));
  }
}
