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
 * BlazeFace, "back camera" form. Outputs: boxes N x (x1 y1 x2 y2), points N x 6 x (x y) with the
 * eyes first, scores N; coordinates 0..1 of the square frame.
 */
public final class BlazeFace implements FaceDetector {
  /** Candidates below are never worth a second look. */
  static final double WORTH_A_LOOK = 0.2;

  private static final double SAME_FACE_IOU = 0.3;
  private static final int POINT_VALUES = 12;

  private final Network network;
  private final int frame;
  private final StageTimings timings;

  public BlazeFace(Network network, ModelManifest model, StageTimings timings) {
    this.network = network;
    this.frame = model.width();
    this.timings = timings;
  }

  /** Side of the square that the network looks at, pixels. */
  public int frame() {
    return frame;
  }

  @Override
  public List<Candidate> detect(Mat rgb) {
    return timings.time(Stage.PASS, () -> look(rgb));
  }

  private List<Candidate> look(Mat rgb) {
    Letterbox box = Letterbox.of(rgb.cols(), rgb.rows(), frame, frame);
    float[][] out;
    try (Mat picture = Resampler.letterbox(rgb, box, frame, frame)) {
      out = network.run(Tensor.of(picture));
    }
    return Suppression.blend(candidates(box, out[0], out[1], out[2]), SAME_FACE_IOU);
  }

  private List<Candidate> candidates(Letterbox box, float[] boxes, float[] points, float[] scores) {
    List<Candidate> found = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > WORTH_A_LOOK) {
        int b = 4 * i;
        int p = POINT_VALUES * i;
        found.add(
            new Candidate(
                box.imageX(boxes[b] * frame),
                box.imageY(boxes[b + 1] * frame),
                box.imageX(boxes[b + 2] * frame),
                box.imageY(boxes[b + 3] * frame),
                scores[i],
                List.of(
                    new Point(box.imageX(points[p] * frame), box.imageY(points[p + 1] * frame)),
                    new Point(
                        box.imageX(points[p + 2] * frame), box.imageY(points[p + 3] * frame)))));
      }
    }
    return found;
  }
}
