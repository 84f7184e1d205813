package dev.perigee.vision.internal.body;

import dev.perigee.vision.internal.face.Candidate;
import dev.perigee.vision.internal.face.Letterbox;
import dev.perigee.vision.internal.face.Resampler;
import dev.perigee.vision.internal.face.Suppression;
import dev.perigee.vision.internal.net.BatchedNetwork;
import dev.perigee.vision.internal.net.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * People by CenterNet (Zhou, Wang and Krähenbühl, "Objects as points", 2019) in one look at the
 * whole photo; of its 80 classes the first. Outputs: N x (x1 y1 x2 y2 score class), pixels of the
 * frame.
 */
public record BodyDetector(BatchedNetwork network) {
  private static final double THRESHOLD = 0.3;
  private static final double SAME_BODY_IOU = 0.5;
  private static final int VALUES = 6;
  private static final float PERSON = 0;

  /**
   * Takes its picture at once.
   *
   * @return largest first
   */
  public CompletableFuture<List<Candidate>> detect(Mat rgb) {
    int width = network.model().width();
    int height = network.model().height();
    Letterbox box = Letterbox.of(rgb.cols(), rgb.rows(), width, height);
    try (Mat picture = Resampler.letterbox(rgb, box, width, height)) {
      return network.submit(Tensor.of(picture)).thenApply(outputs -> people(outputs[0], box));
    }
  }

  private static List<Candidate> people(float[] finds, Letterbox box) {
    List<Candidate> people = new ArrayList<>();
    for (int i = 0; i < finds.length; i += VALUES) {
      if (finds[i + 5] == PERSON && finds[i + 4] > THRESHOLD) {
        people.add(
            new Candidate(
                box.imageX(finds[i]),
                box.imageY(finds[i + 1]),
                box.imageX(finds[i + 2]),
                box.imageY(finds[i + 3]),
                finds[i + 4],
                List.of()));
      }
    }
    return Suppression.best(people, SAME_BODY_IOU).stream()
        .sorted(Comparator.comparingDouble(Candidate::area).reversed())
        .toList();
  }
}
