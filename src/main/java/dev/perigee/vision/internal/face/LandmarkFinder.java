package dev.perigee.vision.internal.face;

import dev.perigee.vision.Point;
import dev.perigee.vision.Stage;
import dev.perigee.vision.StageTimings;
import dev.perigee.vision.internal.model.ModelManifest;
import dev.perigee.vision.internal.net.Network;
import dev.perigee.vision.internal.net.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * 68 landmarks. The network sees a square as large as the longer side of the box, turned so that
 * the eyes are level; it answers 68 x (x y), 0..1 of that square.
 */
public final class LandmarkFinder {
  /** Beyond this a face whose eyes were not known is looked at again, turned upright; radians. */
  private static final double LOOK_AGAIN = Math.toRadians(8);

  private final Network network;
  private final int side;
  private final StageTimings timings;

  public LandmarkFinder(Network network, ModelManifest model, StageTimings timings) {
    this.timings = timings;
    this.network = network;
    this.side = model.width();
  }

  public Landmarks find(Mat rgb, Candidate face) {
    return timings.time(Stage.LANDMARKS, () -> upright(rgb, face));
  }

  private Landmarks upright(Mat rgb, Candidate face) {
    Landmarks found = look(rgb, face, face.roll());
    if (face.eyes().isEmpty()) {
      double roll = found.roll();
      if (Math.abs(roll) > LOOK_AGAIN) {
        return look(rgb, face, roll);
      }
    }
    return found;
  }

  private Landmarks look(Mat rgb, Candidate face, double roll) {
    Affine toCrop = Affine.square(face.centre(), face.size(), roll, side);
    float[] out;
    try (Mat crop = Resampler.warp(rgb, toCrop, side, side)) {
      out = network.run(Tensor.of(crop))[0];
    }
    Affine toImage = toCrop.inverse();
    List<Point> points = new ArrayList<>(out.length / 2);
    for (int i = 0; i < out.length; i += 2) {
      points.add(toImage.apply(new Point(out[i] * side, out[i + 1] * side)));
    }
    return new Landmarks(List.copyOf(points));
  }
}
