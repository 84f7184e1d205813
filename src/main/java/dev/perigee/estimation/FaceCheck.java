package dev.perigee.estimation;

import static dev.perigee.estimation.CheckThreshold.atLeast;
import static dev.perigee.estimation.CheckThreshold.between;
import static dev.perigee.estimation.CheckThreshold.oneOf;

import dev.perigee.vision.ClassScores;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.Eyes;
import dev.perigee.vision.FaceOcclusion;
import dev.perigee.vision.Gaze;
import dev.perigee.vision.HeadPose;
import dev.perigee.vision.Mouth;
import dev.perigee.vision.Portrait;
import dev.perigee.vision.Quality;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The checks of a portrait by ISO/IEC 19794-5 and those beside it, in the order of the answer. What
 * the values are computed from stands with the estimations and with {@link Portrait}; a check
 * without a source answers null, and so does one whose network is not there.
 */
public enum FaceCheck {
  HEAD_YAW(Estimation.HEAD_POSE, HeadPose::yaw, between(-5, 5), Of.ISO),
  HEAD_PITCH(Estimation.HEAD_POSE, HeadPose::pitch, between(-5, 5), Of.ISO),
  HEAD_ROLL(Estimation.HEAD_POSE, HeadPose::roll, between(-8, 8), Of.ISO),
  GAZE_YAW(Estimation.GAZE, Gaze::yaw, between(-5, 5), Of.ISO),
  GAZE_PITCH(Estimation.GAZE, Gaze::pitch, between(-5, 5), Of.ISO),
  MOUTH_SMILING(Estimation.MOUTH, Mouth::smile, between(0, 0.5), Of.ISO_AND_WARPS),
  MOUTH_OCCLUDED(Estimation.MOUTH, Mouth::occluded, between(0, 0.5), Of.ISO_AND_WARPS),
  MOUTH_OPEN(Estimation.MOUTH, Mouth::opened, between(0, 0.5), Of.ISO_AND_WARPS),
  SMILE_PROPERTIES(Estimation.MOUTH, FaceCheck::smile, oneOf("none"), Of.ISO_AND_WARPS),
  LEFT_EYE(Estimation.EYES, eyes -> word(eyes.left()), oneOf("open"), Of.ISO_AND_WARPS),
  RIGHT_EYE(Estimation.EYES, eyes -> word(eyes.right()), oneOf("open"), Of.ISO_AND_WARPS),
  GLASSES(
      Estimation.GLASSES,
      ClassScores::predominant,
      oneOf("no_glasses", "eyeglasses"),
      Of.ISO_AND_WARPS),
  RED_EYES(Estimation.PORTRAIT, seen -> seen.redEyes() ? 0 : 1, oneOf(1), Of.ISO),
  EYEBROWS_STATE(Estimation.EYEBROWS, ClassScores::predominant, oneOf("neutral"), Of.ISO_AND_WARPS),
  HEADWEAR_TYPE(Estimation.HEADWEAR, ClassScores::predominant, oneOf("none"), Of.ISO_AND_WARPS),
  FACE_COLOR_TYPE(
      Estimation.PORTRAIT, seen -> seen.colour() ? "color" : "grayscale", oneOf("color"), Of.ISO),
  NATURAL_LIGHT(oneOf(1)),
  RADIAL_DISTORTION(oneOf(1)),
  EYE_DISTANCE(Estimation.PORTRAIT, Portrait::eyeDistance, atLeast(90), Of.ISO),
  HEAD_WIDTH(Estimation.PORTRAIT, Portrait::headWidth, between(0.5, 0.75), Of.ISO),
  HEAD_HEIGHT(Estimation.PORTRAIT, Portrait::headHeight, between(0.6, 0.9), Of.ISO),
  HEAD_HORIZONTAL_CENTER(
      Estimation.PORTRAIT, Portrait::horizontalCentre, between(0.45, 0.55), Of.ISO),
  HEAD_VERTICAL_CENTER(Estimation.PORTRAIT, Portrait::verticalCentre, between(0.3, 0.5), Of.ISO),
  ILLUMINATION_QUALITY(Estimation.QUALITY, Quality::illumination, atLeast(0.3), Of.ISO_AND_WARPS),
  SPECULARITY_QUALITY(Estimation.QUALITY, Quality::specularity, atLeast(0.3), Of.ISO_AND_WARPS),
  BLURRINESS_QUALITY(Estimation.QUALITY, Quality::blurriness, atLeast(0.61), Of.ISO_AND_WARPS),
  DARK_QUALITY(Estimation.QUALITY, Quality::dark, atLeast(0.5), Of.ISO_AND_WARPS),
  LIGHT_QUALITY(Estimation.QUALITY, Quality::light, atLeast(0.57), Of.ISO_AND_WARPS),
  ILLUMINATION_UNIFORMITY(
      Estimation.PORTRAIT, Portrait::illuminationUniformity, atLeast(0.5), Of.ISO),
  DYNAMIC_RANGE(Estimation.PORTRAIT, Portrait::dynamicRange, atLeast(0.5), Of.ISO),
  BACKGROUND_LIGHTNESS(Estimation.PORTRAIT, Portrait::backgroundLightness, between(0.3, 1), Of.ISO),
  BACKGROUND_UNIFORMITY(Estimation.PORTRAIT, Portrait::backgroundUniformity, atLeast(0.5), Of.ISO),
  SHOULDERS_POSITION(oneOf("parallel")),
  IMAGE_FORMAT(
      subject -> subject.format().name(), oneOf("JPEG", "JPEG2000", "PNG"), Of.ISO_AND_WARPS),
  IMAGE_WIDTH(CheckSubject::width, between(180, 1920), Of.PHOTOS),
  IMAGE_HEIGHT(CheckSubject::height, between(180, 1080), Of.PHOTOS),
  IMAGE_SIZE(CheckSubject::bytes, between(5_120, 2_097_152), Of.PHOTOS),
  ASPECT_RATIO(CheckSubject::aspectRatio, between(0.74, 0.8), Of.PHOTOS),
  FACE_WIDTH(subject -> subject.rect().width(), between(180, 1920), Of.PHOTOS),
  FACE_HEIGHT(subject -> subject.rect().height(), between(180, 1080), Of.PHOTOS),
  INDENT_LEFT(subject -> subject.rect().x(), atLeast(20), Of.PHOTOS),
  INDENT_RIGHT(CheckSubject::right, atLeast(20), Of.PHOTOS),
  INDENT_UPPER(subject -> subject.rect().y(), atLeast(20), Of.PHOTOS),
  INDENT_LOWER(CheckSubject::lower, atLeast(20), Of.PHOTOS),
  FACE_OCCLUSION(Estimation.FACE_OCCLUSION, FaceOcclusion::overall, between(0, 0.5), Of.EVERYTHING),
  LOWER_FACE_OCCLUSION(
      Estimation.FACE_OCCLUSION, FaceOcclusion::lowerFace, between(0, 0.5), Of.EVERYTHING),
  FOREHEAD_OCCLUSION(Estimation.FACE_OCCLUSION, unknown -> null, between(0, 0.5), Of.EVERYTHING),
  NOSE_OCCLUSION(Estimation.FACE_OCCLUSION, FaceOcclusion::nose, between(0, 0.5), Of.EVERYTHING);

  /** Where a check belongs. */
  private enum Of {
    /** In the standard; of photos. */
    ISO,
    /** In the standard; also of warps. */
    ISO_AND_WARPS,
    /** Beside the standard; of photos. */
    PHOTOS,
    /** Beside the standard; also of warps. */
    EVERYTHING
  }

  private final Estimation<?> source;
  private final Function<CheckSubject, Object> value;
  private final CheckThreshold threshold;
  private final Of of;

  <T> FaceCheck(Estimation<T> source, Function<T, Object> value, CheckThreshold threshold, Of of) {
    this.source = source;
    this.value = subject -> subject.estimates().get(source).map(value).orElse(null);
    this.threshold = threshold;
    this.of = of;
  }

  FaceCheck(Function<CheckSubject, Object> value, CheckThreshold threshold, Of of) {
    this.source = null;
    this.value = value;
    this.threshold = threshold;
    this.of = of;
  }

  /** One of the standard that has no source. */
  FaceCheck(CheckThreshold threshold) {
    this(subject -> null, threshold, Of.ISO);
  }

  /** Name in requests and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By the name in requests. */
  public static Optional<FaceCheck> of(String word) {
    return Arrays.stream(values()).filter(check -> check.word().equals(word)).findFirst();
  }

  /** What the value has to be when nobody says otherwise. */
  public CheckThreshold threshold() {
    return threshold;
  }

  /** Whether the standard asks for it. */
  public boolean iso() {
    return of == Of.ISO || of == Of.ISO_AND_WARPS;
  }

  /** Whether it can be made of a warp. */
  public boolean ofWarps() {
    return of == Of.ISO_AND_WARPS || of == Of.EVERYTHING;
  }

  /** What it is read from, empty when from the file or from nothing. */
  public Optional<Estimation<?>> source() {
    return Optional.ofNullable(source);
  }

  /** The value: a number or a word; null when it could not be found out. */
  Object value(CheckSubject subject) {
    return value.apply(subject);
  }

  private static String word(Eyes.Eye eye) {
    return eye.state().name().toLowerCase(Locale.ROOT);
  }

  private static String smile(Mouth mouth) {
    return switch (SmileType.of(mouth)) {
      case NONE -> "none";
      case REGULAR -> "smile_lips";
      case WITH_TEETH -> "smile_teeth";
    };
  }
}
