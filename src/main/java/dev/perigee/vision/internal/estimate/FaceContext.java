package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.Estimation;
import dev.perigee.vision.Point;
import dev.perigee.vision.internal.face.Affine;
import dev.perigee.vision.internal.face.Candidate;
import dev.perigee.vision.internal.face.DescriptorQuality;
import dev.perigee.vision.internal.face.FaceSample;
import dev.perigee.vision.internal.face.LandmarkFinder;
import dev.perigee.vision.internal.face.Landmarks;
import dev.perigee.vision.internal.face.Resampler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * One face while its photo is at hand: what the descriptor and every estimation work on, and the
 * answers that they share. Used by one thread, and gone when the pixels go; only the futures of
 * {@link #ask} live on.
 */
public final class FaceContext implements AutoCloseable {
  private final Mat photo;
  private final Candidate detection;
  private final boolean isSample;
  private final Supplier<Landmarks> finder;
  private final Estimators estimators;
  private final Map<Estimation<?>, CompletableFuture<?>> asked = new HashMap<>();
  private Landmarks landmarks;
  private Mat sample;
  private Mat input;

  private FaceContext(
      Mat photo,
      Candidate detection,
      boolean isSample,
      Supplier<Landmarks> finder,
      Estimators all) {
    this.photo = photo;
    this.detection = detection;
    this.isSample = isSample;
    this.finder = finder;
    this.estimators = all;
  }

  /** A face found in a photo. */
  public static FaceContext inPhoto(
      Mat photo, Candidate detection, Landmarks landmarks, Estimators estimators) {
    return new FaceContext(photo, detection, false, () -> landmarks, estimators);
  }

  /** A sample, in which the place of the face is known. */
  public static FaceContext ofSample(Mat sample, LandmarkFinder finder, Estimators estimators) {
    Candidate box = FaceSample.NOMINAL_BOX;
    Supplier<Landmarks> look = () -> finder.find(sample, List.of(box)).getFirst();
    FaceContext face = new FaceContext(sample, box, true, look, estimators);
    face.sample = sample;
    return face;
  }

  /** The decoded photo, or the sample itself. */
  public Mat photo() {
    return photo;
  }

  public boolean isSample() {
    return isSample;
  }

  /** The box; that of an average face for a sample. */
  public Candidate box() {
    return detection;
  }

  /** 68 points in pixels of the photo; in a sample they are looked for when first asked for. */
  public Landmarks landmarks() {
    if (landmarks == null) {
      landmarks = finder.get();
    }
    return landmarks;
  }

  /** The 250x250 picture, cut when first asked for. */
  public Mat sample() {
    if (sample == null) {
      sample = FaceSample.cut(photo, landmarks().five());
    }
    return sample;
  }

  /** The 112x112 picture inside the sample, made when first asked for. */
  public Mat input() {
    if (input == null) {
      input = FaceSample.networkInput(sample());
    }
    return input;
  }

  /** How likely a descriptor matches, 0..1; see {@link DescriptorQuality}. */
  public float score() {
    return DescriptorQuality.of(detection.score(), landmarks(), input());
  }

  /** Angle of the line through the eyes, radians. */
  public double roll() {
    return isSample ? 0 : landmarks().roll();
  }

  /**
   * The square round the centre of the box, turned upright.
   *
   * @param scale of its side relative to the longer side of the box
   * @param side of the picture, pixels
   */
  public Mat upright(double scale, int side) {
    return square(detection.centre(), detection.size() * scale, roll(), side);
  }

  /** The same, not turned. */
  public Mat level(double scale, int side) {
    return square(detection.centre(), detection.size() * scale, 0, side);
  }

  /** A square of the photo, {@code size} pixels wide, turned by {@code -roll}. */
  public Mat square(Point centre, double size, double roll, int side) {
    Affine toPicture = Affine.square(centre, Math.max(1, size), roll, side);
    return Resampler.warp(photo, toPicture, side, side);
  }

  /**
   * The answer of an estimator, who is asked once however many want to know.
   *
   * @return completes with null when there is no such estimator or it cannot tell
   */
  @SuppressWarnings("unchecked") // an estimator answers in the form of its key
  public <T> CompletableFuture<T> ask(Estimation<T> estimation) {
    CompletableFuture<?> answer = asked.get(estimation);
    if (answer == null) {
      answer = estimators.estimate(estimation, this);
      asked.put(estimation, answer);
    }
    return (CompletableFuture<T>) answer;
  }

  @Override
  public void close() {
    if (input != null) {
      input.close();
    }
    if (sample != null && !isSample) {
      sample.close();
    }
  }
}
