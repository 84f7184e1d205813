package dev.perigee.vision.internal.estimate;

import static org.bytedeco.opencv.global.opencv_core.flip;

import dev.perigee.vision.Estimation;
import dev.perigee.vision.Point;
import dev.perigee.vision.internal.face.Affine;
import dev.perigee.vision.internal.face.Side;
import dev.perigee.vision.internal.net.BatchedNetwork;
import dev.perigee.vision.internal.net.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Contour and iris of both eyes by MediaPipe's iris network (Ablavatski et al., "Real-time pupil
 * tracking from monocular video", 2020). Picture: the square of 2.3 eye widths round the middle of
 * the corners, turned upright; the network knows the subject's left eye, the right one is mirrored.
 */
record Irises(BatchedNetwork network) implements Estimator<Irises.Answer> {
  static final Estimation<Answer> ANSWER = new Estimation<>("irises");

  private static final double CROP = 2.3;
  private static final int VALUES_PER_POINT = 3;
  private static final int MIRROR = 1;

  record Answer(EyeContour left, EyeContour right) {}

  @Override
  public CompletableFuture<Answer> estimate(FaceContext face) {
    CompletableFuture<EyeContour> left = contour(face, Side.LEFT);
    return left.thenCombine(contour(face, Side.RIGHT), Answer::new);
  }

  private CompletableFuture<EyeContour> contour(FaceContext face, Side side) {
    List<Point> eye = face.landmarks().eye(side);
    Point corner = eye.get(0);
    Point other = eye.get(3);
    int width = network.model().width();
    Point middle = Point.mean(List.of(corner, other), 0, 2);
    double size = CROP * Math.max(1, corner.distance(other));
    Affine toImage = Affine.square(middle, size, face.roll(), width).inverse();
    boolean mirrored = side == Side.RIGHT;
    try (Mat picture = face.square(middle, size, face.roll(), width)) {
      if (mirrored) {
        flip(picture, picture, MIRROR);
      }
      return network
          .submit(Tensor.of(picture))
          .thenApply(outputs -> new EyeContour(points(outputs[0], mirrored, width), toImage, side));
    }
  }

  private static List<Point> points(float[] values, boolean mirrored, int width) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < values.length; i += VALUES_PER_POINT) {
      points.add(new Point(mirrored ? width - 1 - values[i] : values[i], values[i + 1]));
    }
    return points;
  }
}
