package dev.perigee.vision.internal.face;

import dev.perigee.vision.internal.model.ModelManifest;
import dev.perigee.vision.internal.net.Network;
import dev.perigee.vision.internal.net.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Ultra-Light RFB at 320x240, the second opinion. Outputs: scores N x (background, face), boxes N x
 * (x1 y1 x2 y2), 0..1 of the frame; no points.
 */
public final class UltraLight implements FaceDetector {
  private static final double SAME_FACE_IOU = 0.4;
  private static final double THRESHOLD = 0.65;

  private final Network network;
  private final int width;
  private final int height;

  public UltraLight(Network network, ModelManifest model) {
    this.network = network;
    this.width = model.width();
    this.height = model.height();
  }

  @Override
  public List<Candidate> detect(Mat rgb) {
    Letterbox box = Letterbox.of(rgb.cols(), rgb.rows(), width, height);
    float[][] out;
    try (Mat picture = Resampler.letterbox(rgb, box, width, height)) {
      out = network.run(Tensor.of(picture));
    }
    return Suppression.best(candidates(box, out[0], out[1]), SAME_FACE_IOU);
  }

  private List<Candidate> candidates(Letterbox box, float[] scores, float[] boxes) {
    List<Candidate> found = new ArrayList<>();
    for (int i = 0; 2 * i < scores.length; i++) {
      float score = scores[2 * i + 1];
      if (score > THRESHOLD) {
        found.add(
            new Candidate(
                box.imageX(boxes[4 * i] * width),
                box.imageY(boxes[4 * i + 1] * height),
                box.imageX(boxes[4 * i + 2] * width),
                box.imageY(boxes[4 * i + 3] * height),
                score,
                List.of()));
      }
    }
    return found;
  }
}
