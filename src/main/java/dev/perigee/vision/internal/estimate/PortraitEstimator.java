package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.Point;
import dev.perigee.vision.Portrait;
import dev.perigee.vision.Rect;
import dev.perigee.vision.internal.face.Landmarks;
import dev.perigee.vision.internal.face.Side;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Values for the checks of ISO/IEC 19794-5 by geometry and counting pixels:
 *
 * <ul>
 *   <li>head: width between the ends of the jaw (0 and 16 of the 68 points), height twice that from
 *       the eyes to the chin (8); its centre is the point between the eyes, as in the standard;
 *   <li>red eyes: a fifth of the middle of an eye is red, red 1.6 times green and blue;
 *   <li>dynamic range: from the 1st to the 99th percentile of the face's gray levels;
 *   <li>uniformity of light: the darkest mean of forehead, cheeks and chin over the brightest;
 *   <li>background: {@link Background}.
 * </ul>
 */
final class PortraitEstimator implements Estimator<Portrait> {
  private static final int CHIN = 8;
  private static final int JAW_END = 16;
  private static final double EYE_PART = 0.16;
  private static final int EYE_PICTURE = 16;
  private static final Rect EYE_AREA = new Rect(2, 2, 12, 12);
  private static final double RED_SHARE = 0.2;
  private static final double PERCENTILE = 0.01;

  /** Forehead, cheeks and chin in the 112x112 picture inside the sample. */
  private static final List<Rect> PARTS =
      List.of(
          new Rect(42, 22, 28, 14),
          new Rect(26, 64, 16, 16),
          new Rect(70, 64, 16, 16),
          new Rect(46, 98, 20, 10));

  @Override
  public CompletableFuture<Portrait> estimate(FaceContext face) {
    Landmarks seen = face.landmarks();
    double width = face.photo().cols();
    double height = face.photo().rows();
    Point eyes = Point.mean(List.of(seen.leftEye(), seen.rightEye()), 0, 2);
    double headWidth = seen.points().get(0).distance(seen.points().get(JAW_END));
    double headHeight = 2 * eyes.distance(seen.points().get(CHIN));
    Background background = Background.of(face.photo(), eyes, headWidth, headHeight);
    FacePixels pixels = FacePixels.of(face.input());
    return CompletableFuture.completedFuture(
        new Portrait(
            (float) seen.eyeDistance(),
            (float) (headWidth / width),
            (float) (headHeight / height),
            (float) (eyes.x() / width),
            (float) (eyes.y() / height),
            Stream.of(Side.values()).anyMatch(side -> isRed(face, side)),
            pixels.isColour(),
            dynamicRange(pixels),
            uniformity(pixels),
            background.lightness(),
            background.uniformity()));
  }

  private static boolean isRed(FaceContext face, Side side) {
    Point centre = Point.mean(face.landmarks().eye(side), 0, 6);
    double size = face.landmarks().eyeDistance() * EYE_PART;
    try (Mat picture = face.square(centre, size, 0, EYE_PICTURE)) {
      return FacePixels.of(picture)
              .share(EYE_AREA, (r, g, b) -> r > 80 && 10 * r > 16 * Math.max(g, b))
          > RED_SHARE;
    }
  }

  private static float dynamicRange(FacePixels pixels) {
    int[] counts = pixels.grayHistogram(FacePixels.FACE);
    long rare = (long) (PERCENTILE * FacePixels.FACE.area());
    int low = 0;
    for (long below = counts[0]; below <= rare; below += counts[low]) {
      low++;
    }
    int high = 255;
    for (long above = counts[255]; above <= rare; above += counts[high]) {
      high--;
    }
    return (high - low) / 255f;
  }

  private static float uniformity(FacePixels pixels) {
    double[] means = PARTS.stream().mapToDouble(pixels::meanGray).toArray();
    double darkest = DoubleStream.of(means).min().orElseThrow();
    return (float) (darkest / Math.max(1, DoubleStream.of(means).max().orElseThrow()));
  }
}
