package dev.perigee.estimation;

import dev.perigee.vision.ClassScores;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.Eyes;
import dev.perigee.vision.FaceOcclusion;
import dev.perigee.vision.Gaze;
import dev.perigee.vision.HeadPose;
import dev.perigee.vision.Liveness;
import dev.perigee.vision.Mouth;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The values in the object {@code attributes} of a face; scores are 0..1. */
@RegisterForReflection(targets = {HeadPose.class, Gaze.class})
final class FaceAttributeViews {
  private FaceAttributeViews() {}

  /** Both eyes, left and right as the subject has them. */
  @RegisterForReflection
  record EyesAttributes(EyeView leftEye, EyeView rightEye) {
    static EyesAttributes of(Eyes eyes) {
      return new EyesAttributes(EyeView.of(eyes.left()), EyeView.of(eyes.right()));
    }
  }

  /**
   * @param irisLandmarks 32 pairs x, y
   * @param eyelidLandmarks 6 pairs x, y
   * @param state open, closed or occluded
   */
  @RegisterForReflection
  record EyeView(List<int[]> irisLandmarks, List<int[]> eyelidLandmarks, String state) {
    static EyeView of(Eyes.Eye eye) {
      return new EyeView(
          Pixels.of(eye.iris()),
          Pixels.of(eye.eyelid()),
          eye.state().name().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * @param score the largest of the three
   */
  @RegisterForReflection
  record MouthAttributes(
      float opened, float occluded, float smile, float score, MouthProperties properties) {
    static MouthAttributes of(Mouth mouth) {
      float score = Math.max(mouth.opened(), Math.max(mouth.occluded(), mouth.smile()));
      SmileView smile =
          new SmileView(
              SmileType.of(mouth).word(),
              Map.of("regular", mouth.regularSmile(), "with_teeth", mouth.withTeeth()));
      return new MouthAttributes(
          mouth.opened(), mouth.occluded(), mouth.smile(), score, new MouthProperties(smile));
    }
  }

  @RegisterForReflection
  record MouthProperties(SmileView smileType) {}

  /**
   * @param predominantType none, regular or with_teeth
   */
  @RegisterForReflection
  record SmileView(String predominantType, Map<String, Float> estimations) {}

  @RegisterForReflection
  record Emotions(String predominantEmotion, Map<String, Float> estimations) {
    static Emotions of(ClassScores scores) {
      return new Emotions(scores.predominant(), scores.scores());
    }
  }

  @RegisterForReflection
  record Mask(String predominantMask, Map<String, Float> estimations) {
    static Mask of(ClassScores scores) {
      return new Mask(scores.predominant(), scores.scores());
    }
  }

  @RegisterForReflection
  record Glasses(String glasses) {
    static Glasses of(ClassScores scores) {
      return new Glasses(scores.predominant());
    }
  }

  /**
   * @param prediction real, spoof or unknown
   */
  @RegisterForReflection
  record LivenessAnswer(String prediction, LivenessScores estimations) {
    static LivenessAnswer of(Liveness seen, Liveness.Prediction prediction) {
      return new LivenessAnswer(
          prediction.name().toLowerCase(Locale.ROOT),
          new LivenessScores(seen.quality(), seen.score()));
    }
  }

  @RegisterForReflection
  record LivenessScores(float quality, float score) {}

  /**
   * @param prediction real or fake
   * @param score 1 = real
   */
  @RegisterForReflection
  record Deepfake(String prediction, float score) {
    static Deepfake of(ClassScores seen, boolean real) {
      return new Deepfake(real ? "real" : "fake", seen.of("real"));
    }
  }

  /**
   * @param prediction 1 occluded, 0 not
   */
  @RegisterForReflection
  record Occlusion(int prediction, OcclusionScores estimations, OccludedParts faceOcclusion) {
    static Occlusion of(FaceOcclusion seen) {
      return new Occlusion(
          flag(seen.overall()),
          new OcclusionScores(
              seen.overall(),
              null,
              seen.lowerFace(),
              seen.mouth(),
              seen.nose(),
              seen.leftEye(),
              seen.rightEye(),
              null),
          new OccludedParts(
              flag(seen.lowerFace()),
              flag(seen.mouth()),
              flag(seen.nose()),
              flag(seen.leftEye()),
              flag(seen.rightEye()),
              null));
    }

    private static int flag(float score) {
      return score < FaceArea.OCCLUDED ? 0 : 1;
    }
  }

  /** Hair and forehead are not told. */
  @RegisterForReflection
  record OcclusionScores(
      float overallScore,
      Float hairScore,
      float lowerFaceScore,
      float mouthScore,
      float noseScore,
      float leftEyeScore,
      float rightEyeScore,
      Float foreheadScore) {}

  /** 1 occluded, 0 not. */
  @RegisterForReflection
  record OccludedParts(
      int lowerFaceOccluded,
      int mouthOccluded,
      int noseOccluded,
      int leftEyeOccluded,
      int rightEyeOccluded,
      Integer foreheadOccluded) {}

  /**
   * @param age full years, 0..100
   * @param gender 0 female, 1 male
   */
  @RegisterForReflection
  record BasicAttributes(Integer age, Integer gender, Ethnicities ethnicities) {

    /** Null when no part is known. */
    static BasicAttributes of(Estimates estimates) {
      BasicAttributes seen =
          new BasicAttributes(
              estimates.get(Estimation.AGE).map(BasicValues::years).orElse(null),
              estimates.get(Estimation.GENDER).map(BasicValues::gender).orElse(null),
              estimates.get(Estimation.ETHNICITY).map(Ethnicities::of).orElse(null));
      return seen.age == null && seen.gender == null && seen.ethnicities == null ? null : seen;
    }
  }

  @RegisterForReflection
  record Ethnicities(String predominantEthnicity, Map<String, Float> estimations) {
    static Ethnicities of(ClassScores scores) {
      return new Ethnicities(scores.predominant(), scores.scores());
    }
  }
}
