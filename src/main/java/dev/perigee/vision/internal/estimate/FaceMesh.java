package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.Estimation;
import dev.perigee.vision.Point;
import dev.perigee.vision.internal.face.Affine;
import dev.perigee.vision.internal.net.BatchedNetwork;
import dev.perigee.vision.internal.net.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * 468 points by MediaPipe's face mesh (Kartynnik et al., 2019), pixels of the photo. Picture: the
 * upright square of 1.5 boxes.
 */
record FaceMesh(BatchedNetwork network) implements Estimator<List<Point>> {
  static final Estimation<List<Point>> ANSWER = new Estimation<>("face_mesh");

  private static final double CROP = 1.5;
  private static final int VALUES_PER_POINT = 3;

  @Override
  public CompletableFuture<List<Point>> estimate(FaceContext face) {
    int side = network.model().width();
    Affine toImage =
        Affine.square(face.box().centre(), face.box().size() * CROP, face.roll(), side).inverse();
    try (Mat picture = face.upright(CROP, side)) {
      return network.submit(Tensor.of(picture)).thenApply(outputs -> points(outputs[0], toImage));
    }
  }

  private static List<Point> points(float[] values, Affine toImage) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < values.length; i += VALUES_PER_POINT) {
      points.add(toImage.apply(new Point(values[i], values[i + 1])));
    }
    return points;
  }
}
