package dev.perigee.vision;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that can be estimated of a face, a body or their image, and the form of the answer. A
 * constant here promises nothing: {@link FaceVision#available} tells what the models at hand can
 * do.
 *
 * @param name as the {@code task} of a manifest spells it
 */
@SuppressWarnings("unused") // T ties the key to its answer
public record Estimation<T>(String name) {

  // Of a face

  /** Of the picture inside the sample. */
  public static final Estimation<Quality> QUALITY = new Estimation<>("quality");

  /**
   * 0..1, how likely a descriptor matches another photo of the person. Descriptors carry it, so it
   * is no feature of its own.
   */
  public static final Estimation<Float> FACE_SCORE = new Estimation<>("face_score");

  /** Not of samples: they are turned upright. */
  public static final Estimation<HeadPose> HEAD_POSE = new Estimation<>("head_pose");

  public static final Estimation<Gaze> GAZE = new Estimation<>("gaze");
  public static final Estimation<Eyes> EYES = new Estimation<>("eyes");
  public static final Estimation<Mouth> MOUTH = new Estimation<>("mouth");

  /** anger, disgust, fear, happiness, sadness, surprise, neutral. */
  public static final Estimation<ClassScores> EMOTIONS = new Estimation<>("emotions");

  /** missing, medical_mask, occluded. */
  public static final Estimation<ClassScores> MASK = new Estimation<>("mask");

  /** no_glasses, eyeglasses, sunglasses. */
  public static final Estimation<ClassScores> GLASSES = new Estimation<>("glasses");

  /** Not of samples: the surroundings of the face count. */
  public static final Estimation<Liveness> LIVENESS = new Estimation<>("liveness");

  /** real, fake. Not of samples. */
  public static final Estimation<ClassScores> DEEPFAKE = new Estimation<>("deepfake");

  public static final Estimation<FaceOcclusion> FACE_OCCLUSION = new Estimation<>("face_occlusion");

  /** Years, 0..100. */
  public static final Estimation<Float> AGE = new Estimation<>("age");

  /** male, female. */
  public static final Estimation<ClassScores> GENDER = new Estimation<>("gender");

  /** asian, indian, caucasian, african_american. */
  public static final Estimation<ClassScores> ETHNICITY = new Estimation<>("ethnicity");

  /** neutral, raised, squinting, frowning. */
  public static final Estimation<ClassScores> EYEBROWS = new Estimation<>("eyebrows");

  /** none, hat, baseball_cap, beanie and so on. */
  public static final Estimation<ClassScores> HEADWEAR = new Estimation<>("headwear");

  /** What ISO/IEC 19794-5 asks of a portrait and pixels can tell. Not of samples. */
  public static final Estimation<Portrait> PORTRAIT = new Estimation<>("portrait");

  // Of a body

  /** Direction of a vector that tells people apart by their looks. */
  public static final Estimation<FaceDescriptor> BODY_DESCRIPTOR =
      new Estimation<>("body_descriptor");

  /** Main colours of what is worn. */
  public static final Estimation<ClothingColors> CLOTHING_COLORS =
      new Estimation<>("clothing_colors");

  /** present, absent. */
  public static final Estimation<ClassScores> BODY_HEADWEAR = new Estimation<>("body_headwear");

  /** short, long. */
  public static final Estimation<ClassScores> SLEEVE = new Estimation<>("sleeve");

  /** trousers, shorts, skirt. */
  public static final Estimation<ClassScores> LOWER_GARMENT = new Estimation<>("lower_garment");

  /** black, white, other. */
  public static final Estimation<ClassScores> SHOES = new Estimation<>("shoes");

  /** present, absent. */
  public static final Estimation<ClassScores> BACKPACK = new Estimation<>("backpack");

  /** Those of faces whose answer is a score for each of some classes: any model can give it. */
  public static final List<Estimation<ClassScores>> FACE_CLASSES =
      List.of(EMOTIONS, MASK, GLASSES, DEEPFAKE, GENDER, ETHNICITY, EYEBROWS, HEADWEAR);

  /** The same of bodies. */
  public static final List<Estimation<ClassScores>> BODY_CLASSES =
      List.of(BODY_HEADWEAR, SLEEVE, LOWER_GARMENT, SHOES, BACKPACK);

  /** Every estimation that has an answer of its own. */
  public static List<Estimation<?>> all() {
    return Stream.of(
            List.of(QUALITY, HEAD_POSE, GAZE, EYES, MOUTH, LIVENESS, FACE_OCCLUSION, AGE, PORTRAIT),
            FACE_CLASSES,
            List.of(BODY_DESCRIPTOR, CLOTHING_COLORS),
            BODY_CLASSES)
        .<Estimation<?>>flatMap(List::stream)
        .toList();
  }
}
