package dev.perigee.estimation;

import dev.perigee.estimation.FaceAttributeViews.BasicAttributes;
import dev.perigee.estimation.FaceAttributeViews.Deepfake;
import dev.perigee.estimation.FaceAttributeViews.Emotions;
import dev.perigee.estimation.FaceAttributeViews.EyesAttributes;
import dev.perigee.estimation.FaceAttributeViews.Glasses;
import dev.perigee.estimation.FaceAttributeViews.LivenessAnswer;
import dev.perigee.estimation.FaceAttributeViews.Mask;
import dev.perigee.estimation.FaceAttributeViews.MouthAttributes;
import dev.perigee.estimation.FaceAttributeViews.Occlusion;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Estimation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The object {@code attributes} of a face: one member for each estimation asked for. */
public final class FaceAttributes {
  /** Those of which one value can be made of several images. */
  public static final Set<Wanted> AGGREGATED =
      Collections.unmodifiableSet(
          EnumSet.of(
              Wanted.FACE_DESCRIPTOR,
              Wanted.FACE_BASIC_ATTRIBUTES,
              Wanted.MASK,
              Wanted.EMOTIONS,
              Wanted.LIVENESS,
              Wanted.DEEPFAKE));

  private final Set<Wanted> wanted;
  private final Estimates estimates;
  private final Map<String, Object> members = new LinkedHashMap<>();

  private FaceAttributes(Set<Wanted> wanted, Estimates estimates) {
    this.wanted = wanted;
    this.estimates = estimates;
  }

  /**
   * Names and values in the form of the API.
   *
   * @param descriptor null: there is none
   * @param scored false: descriptor and basic attributes are left out
   * @return null when nothing was asked for
   */
  public static Map<String, Object> of(
      Set<Wanted> wanted,
      Verdicts verdicts,
      Estimates estimates,
      ScoredDescriptor descriptor,
      boolean scored) {
    return new FaceAttributes(wanted, estimates).members(verdicts, descriptor, scored);
  }

  /** The member {@code basic_attributes} alone, null when no part of it is known. */
  public static Object basic(Estimates estimates) {
    return BasicAttributes.of(estimates);
  }

  private Map<String, Object> members(
      Verdicts verdicts, ScoredDescriptor descriptor, boolean scored) {
    put(Wanted.HEAD_POSE, "head_pose", Estimation.HEAD_POSE, pose -> pose);
    put(Wanted.GAZE, "gaze", Estimation.GAZE, gaze -> gaze);
    put(Wanted.EYES, "eyes_attributes", Estimation.EYES, EyesAttributes::of);
    put(Wanted.MOUTH, "mouth_attributes", Estimation.MOUTH, MouthAttributes::of);
    put(Wanted.EMOTIONS, "emotions", Estimation.EMOTIONS, Emotions::of);
    put(Wanted.MASK, "mask", Estimation.MASK, Mask::of);
    put(Wanted.GLASSES, "glasses", Estimation.GLASSES, Glasses::of);
    put(
        Wanted.LIVENESS,
        "liveness",
        Estimation.LIVENESS,
        seen -> LivenessAnswer.of(seen, verdicts.of(seen)));
    put(
        Wanted.DEEPFAKE,
        "deepfake",
        Estimation.DEEPFAKE,
        seen -> Deepfake.of(seen, verdicts.isReal(seen)));
    put(Wanted.FACE_OCCLUSION, "face_occlusion", Estimation.FACE_OCCLUSION, Occlusion::of);
    if (scored && wanted.contains(Wanted.FACE_BASIC_ATTRIBUTES)) {
      members.put("basic_attributes", BasicAttributes.of(estimates));
    }
    if (scored && wanted.contains(Wanted.FACE_DESCRIPTOR)) {
      members.put("descriptor", descriptor == null ? null : DescriptorView.of(descriptor));
    }
    return members.isEmpty() ? null : members;
  }

  private <T> void put(
      Wanted one, String name, Estimation<T> estimation, Function<T, Object> view) {
    if (wanted.contains(one)) {
      members.put(name, estimates.get(estimation).map(view).orElse(null));
    }
  }
}
