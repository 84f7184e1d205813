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
  private final int batch;
  private final StageTimings timings;

  public LandmarkFinder(Network network, ModelManifest model, StageTimings timings) {
    this.timings = timings;
    this.network = network;
    this.side = model.width();
    this.batch = model.batchSize();
  }

  /** The landmarks of faces of one photo, in their order. */
  public List<Landmarks> find(Mat rgb, List<Candidate> faces) {
    long start = System.nanoTime();
    List<Landmarks> found = new ArrayList<>(faces.size());
    for (int from = 0; from < faces.size(); from += batch) {
      List<Candidate> some = faces.subList(from, Math.min(faces.size(), from + batch));
      List<Landmarks> seen = look(rgb, some, some.stream().map(Candidate::roll).toList());
      for (int i = 0; i < some.size(); i++) {
        found.add(upright(rgb, some.get(i), seen.get(i)));
      }
    }
    timings.add(Stage.LANDMARKS, faces.size(), System.nanoTime() - start);
    return found;
  }

  private Landmarks upright(Mat rgb, Candidate face, Landmarks found) {
    double roll = found.roll();
    return face.eyes().isEmpty() && Math.abs(roll) > LOOK_AGAIN
        ? look(rgb, List.of(face), List.of(roll)).getFirst()
        : found;
  }

  private List<Landmarks> look(Mat rgb, List<Candidate> faces, List<Double> rolls) {
    List<Affine> toCrops = new ArrayList<>(faces.size());
    List<Tensor> crops = new ArrayList<>(faces.size());
    for (int i = 0; i < faces.size(); i++) {
      Candidate face = faces.get(i);
      Affine toCrop = Affine.square(face.centre(), face.size(), rolls.get(i), side);
      toCrops.add(toCrop);
      try (Mat crop = Resampler.warp(rgb, toCrop, side, side)) {
        crops.add(Tensor.of(crop));
      }
    }
    float[] out = network.run(Tensor.stack(crops))[0];
    int length = out.length / faces.size();
    List<Landmarks> found = new ArrayList<>(faces.size());
    for (int i = 0; i < faces.size(); i++) {
      found.add(landmarks(toCrops.get(i).inverse(), out, i * length, length));
    }
    return found;
  }

  private Landmarks landmarks(Affine toImage, float[] out, int from, int length) {
    List<Point> points = new ArrayList<>(length / 2);
    for (int i = from; i < from + length; i += 2) {
      points.add(toImage.apply(new Point(out[i] * side, out[i + 1] * side)));
    }
    return new Landmarks(List.copyOf(points));
  }
}
