package dev.perigee.vision.internal.face;

import dev.perigee.vision.FaceVision;
import dev.perigee.vision.Point;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * The geometry of the 250x250 sample ("warp").
 *
 * <p>The five landmarks are brought by a least-squares similarity onto the template that descriptor
 * networks are trained on (ArcFace, Deng et al., 2019; 112x112 pixels), enlarged by {@value #ZOOM}
 * about the centre. So the sample is upright, has {@value #ZOOM} times the resolution of the
 * network's input, and its middle 196x196 pixels scaled to 112x112 <em>are</em> that input. The rim
 * round it (a sample shows 143 template pixels) holds hair, ears and chin for people and for other
 * estimators.
 *
 * <p>Descriptors are always computed from the sample, never from the photo directly; therefore a
 * photo and the sample saved from it give the same descriptor but for the JPEG coding.
 */
public final class FaceSample {
  /** Side of the template, pixels. */
  public static final int TEMPLATE_SIZE = 112;

  private static final double ZOOM = 1.75;
  private static final int INNER = (int) (TEMPLATE_SIZE * ZOOM);
  private static final int RIM = (FaceVision.WARP_SIZE - INNER) / 2;

  /** Left eye, right eye, nose tip, mouth corners in the 112x112 template. */
  static final List<Point> TEMPLATE =
      List.of(
          new Point(38.2946, 51.6963),
          new Point(73.5318, 51.5014),
          new Point(56.0252, 71.7366),
          new Point(41.5493, 92.3655),
          new Point(70.7299, 92.2041));

  /** Pixel centres: (x + 0.5) in the template is (x' + 0.5 - RIM) / ZOOM in the sample. */
  private static final Affine TEMPLATE_TO_SAMPLE =
      Affine.scaleThenMove(ZOOM, ZOOM, (ZOOM - 1) / 2 + RIM, (ZOOM - 1) / 2 + RIM);

  /** Where the first detector sees the face of a sample: the mean of 122 faces. */
  public static final Candidate NOMINAL_BOX = new Candidate(49, 75, 206, 232, 1, List.of());

  private static final List<Point> TARGET =
      TEMPLATE.stream().map(TEMPLATE_TO_SAMPLE::apply).toList();

  private static final Affine SAMPLE_TO_CHIP = Affine.scaleThenMove(0.8723, 0.8723, -36.03, -57.13);

  private FaceSample() {}

  /** Cuts the sample of a face out of its photo. */
  public static Mat cut(Mat photo, List<Point> landmarks5) {
    Affine toSample = SimilarityFit.fit(landmarks5, TARGET);
    return Resampler.warp(photo, toSample, FaceVision.WARP_SIZE, FaceVision.WARP_SIZE);
  }

  /**
   * The picture as dlib's network was trained on it (get_face_chip_details of dlib, 150 pixels,
   * padding 0.25). dlib fits five of the 68 landmarks; here those are taken from where they lie in
   * an average sample (122 faces), because a sample comes without landmarks.
   */
  public static Mat dlibChip(Mat sample, int side) {
    return Resampler.warp(sample, SAMPLE_TO_CHIP, side, side);
  }

  /** The template-sized picture inside a sample. */
  public static Mat networkInput(Mat sample) {
    try (Rect inner = new Rect(RIM, RIM, INNER, INNER);
        Mat middle = new Mat(sample, inner)) {
      return Resampler.shrink(middle, TEMPLATE_SIZE, TEMPLATE_SIZE);
    }
  }
}
