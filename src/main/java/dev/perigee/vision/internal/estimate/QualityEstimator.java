package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.Quality;
import dev.perigee.vision.internal.face.Sharpness;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Five measures of the 112x112 picture inside the sample, each turned into a score by a logistic
 * curve whose constants were set on 122 faces and on blurred, darkened, brightened and side-lit
 * copies of them (docs/accuracy.md):
 *
 * <ul>
 *   <li>blurriness: {@link Sharpness};
 *   <li>dark: mean gray level of the face;
 *   <li>light: share of its pixels above gray level 250;
 *   <li>illumination: difference of the halves' mean gray levels relative to their sum;
 *   <li>specularity: share of pixels that are nearly white, all channels above 225.
 * </ul>
 */
final class QualityEstimator implements Estimator<Quality> {
  private static final Logistic SHARP = new Logistic(0.13, 0.03);
  private static final Logistic BRIGHT = new Logistic(60, 12);
  private static final Logistic OVEREXPOSED = new Logistic(0.12, -0.03);
  private static final Logistic UNEVEN = new Logistic(0.30, -0.06);
  private static final Logistic SHINY = new Logistic(0.06, -0.02);

  private static final int WHITE = 250;
  private static final int SHINE = 225;

  @Override
  public CompletableFuture<Quality> estimate(FaceContext face) {
    return CompletableFuture.completedFuture(of(face.input()));
  }

  private static Quality of(Mat input) {
    FacePixels pixels = FacePixels.of(input);
    double left = pixels.meanGray(FacePixels.LEFT_HALF);
    double right = pixels.meanGray(FacePixels.RIGHT_HALF);
    return new Quality(
        SHARP.of(Sharpness.of(input)),
        BRIGHT.of(pixels.meanGray(FacePixels.FACE)),
        UNEVEN.of(Math.abs(left - right) / Math.max(1, left + right)),
        SHINY.of(pixels.share(FacePixels.FACE, (r, g, b) -> Math.min(r, Math.min(g, b)) > SHINE)),
        OVEREXPOSED.of(
            pixels.share(FacePixels.FACE, (r, g, b) -> FacePixels.gray(r, g, b) > WHITE)));
  }
}
