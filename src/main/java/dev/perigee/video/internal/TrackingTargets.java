package dev.perigee.video.internal;

import dev.perigee.estimation.Wanted;
import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.AnalysisOptions.Product;
import dev.perigee.vision.Estimation;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What to tell about people that are followed. */
record TrackingTargets(Set<Target> all) {

  /** The words of the API, in lower case. */
  enum Target {
    FACE_DETECTION,
    BODY_DETECTION,
    HEAD_POSE,
    /** How good a face is for comparisons. */
    AGS,
    LANDMARKS5,
    WARP_QUALITY,
    EMOTIONS,
    MASK,
    GLASSES,
    EYES,
    GAZE,
    MOUTH,
    OVERVIEW,
    AGGREGATED_LIVENESS,
    AGGREGATED_DEEPFAKE,
    AGGREGATED_FACE_SAMPLES,
    AGGREGATED_FACE_BASIC_ATTRIBUTES,
    AGGREGATED_FACE_DESCRIPTOR,
    AGGREGATED_BODY_SAMPLES;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Estimations of each frame, by the attribute that shows them. */
  private static final Map<Target, Wanted> ATTRIBUTES =
      Map.of(
          Target.HEAD_POSE, Wanted.HEAD_POSE,
          Target.EMOTIONS, Wanted.EMOTIONS,
          Target.MASK, Wanted.MASK,
          Target.GLASSES, Wanted.GLASSES,
          Target.EYES, Wanted.EYES,
          Target.GAZE, Wanted.GAZE,
          Target.MOUTH, Wanted.MOUTH);

  private static final Map<Target, Estimation<?>> ESTIMATIONS =
      Map.of(
          Target.HEAD_POSE, Estimation.HEAD_POSE,
          Target.EMOTIONS, Estimation.EMOTIONS,
          Target.MASK, Estimation.MASK,
          Target.GLASSES, Estimation.GLASSES,
          Target.EYES, Estimation.EYES,
          Target.GAZE, Estimation.GAZE,
          Target.MOUTH, Estimation.MOUTH,
          Target.WARP_QUALITY, Estimation.QUALITY,
          Target.AGGREGATED_LIVENESS, Estimation.LIVENESS,
          Target.AGGREGATED_DEEPFAKE, Estimation.DEEPFAKE);

  private static final Set<Target> OF_BODIES =
      EnumSet.of(Target.BODY_DETECTION, Target.AGGREGATED_BODY_SAMPLES);

  private static final Set<Target> FROM_SAMPLES =
      EnumSet.of(
          Target.AGGREGATED_FACE_SAMPLES,
          Target.AGGREGATED_FACE_BASIC_ATTRIBUTES,
          Target.AGGREGATED_FACE_DESCRIPTOR);

  /**
   * @param words of {@link Target}; null: faces
   */
  static TrackingTargets of(List<String> words) {
    Set<Target> all = EnumSet.noneOf(Target.class);
    if (words == null) {
      all.add(Target.FACE_DETECTION);
    } else {
      words.forEach(word -> all.add(Target.valueOf(word.toUpperCase(Locale.ROOT))));
    }
    return new TrackingTargets(all);
  }

  boolean has(Target one) {
    return all.contains(one);
  }

  boolean bodies() {
    return all.stream().anyMatch(OF_BODIES::contains);
  }

  /** Everything but bodies and the overview is told of faces. */
  boolean faces() {
    return !bodies()
        || all.stream().anyMatch(one -> !OF_BODIES.contains(one) && one != Target.OVERVIEW);
  }

  /** Whether the samples of the best faces are kept. */
  boolean faceSamples() {
    return all.stream().anyMatch(FROM_SAMPLES::contains);
  }

  /** What to do with every frame. */
  AnalysisOptions options() {
    Set<Estimation<?>> estimations = new HashSet<>();
    if (faces()) {
      estimations.add(Estimation.FACE_SCORE);
    }
    all.forEach(
        one -> {
          if (ESTIMATIONS.containsKey(one)) {
            estimations.add(ESTIMATIONS.get(one));
          }
        });
    return AnalysisOptions.DETECT
        .with(Product.FACES, faces())
        .with(Product.BODIES, bodies())
        .with(Product.WARP, faceSamples())
        .with(Product.BODY_WARP, has(Target.AGGREGATED_BODY_SAMPLES))
        .withEstimations(estimations);
  }

  /** Members of {@code attributes} of each frame. */
  Set<Wanted> attributes() {
    Set<Wanted> wanted = EnumSet.noneOf(Wanted.class);
    all.forEach(
        one -> {
          if (ATTRIBUTES.containsKey(one)) {
            wanted.add(ATTRIBUTES.get(one));
          }
        });
    return wanted;
  }

  /** Members of the aggregated attributes that come from the samples. */
  Set<Wanted> fromSamples() {
    Set<Wanted> wanted = EnumSet.noneOf(Wanted.class);
    if (has(Target.AGGREGATED_FACE_BASIC_ATTRIBUTES)) {
      wanted.add(Wanted.FACE_BASIC_ATTRIBUTES);
    }
    if (has(Target.AGGREGATED_FACE_DESCRIPTOR)) {
      wanted.add(Wanted.FACE_DESCRIPTOR);
    }
    return wanted;
  }
}
