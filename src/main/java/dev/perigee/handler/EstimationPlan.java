package dev.perigee.handler;

import dev.perigee.estimation.CheckDefaults;
import dev.perigee.estimation.CheckThreshold;
import dev.perigee.estimation.DetectionFilters;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.FaceArea;
import dev.perigee.estimation.FaceCheck;
import dev.perigee.estimation.FaceChecks;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.MultifacePolicy;
import dev.perigee.estimation.StateCodes;
import dev.perigee.estimation.Verdicts;
import dev.perigee.estimation.Wanted;
import dev.perigee.vision.Liveness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Makes policies a request to the estimations. */
@ApplicationScoped
public class EstimationPlan {
  private final CheckDefaults checks;

  EstimationPlan(CheckDefaults checks) {
    this.checks = checks;
  }

  /**
   * The request that the policies make.
   *
   * @param aggregate one estimation of all images of one person
   */
  public EstimationRequest of(
      Policies policies, ImageType type, boolean useExif, boolean aggregate) {
    DetectPolicy detect = policies.detectPolicy();
    return EstimationRequest.of(type, wanted(policies))
        .withMultiface(MultifacePolicy.of(detect.multifacePolicy()))
        .withExif(useExif)
        .withFilters(filters(detect, policies.extractPolicy()))
        .withVerdicts(
            new Verdicts(
                detect.estimateLiveness().livenessThreshold(),
                detect.estimateLiveness().qualityThreshold(),
                detect.estimateDeepfake().realThreshold()))
        .withChecks(checks(detect.faceQuality()), detect.faceQuality().filter())
        .withAggregation(aggregate);
  }

  private static Set<Wanted> wanted(Policies policies) {
    DetectPolicy detect = policies.detectPolicy();
    ExtractPolicy extract = policies.extractPolicy();
    DetectPolicy.BodyAttributes body = detect.bodyAttributes();
    Set<Wanted> wanted = EnumSet.noneOf(Wanted.class);
    add(wanted, detect.detectFace(), Wanted.FACES);
    add(wanted, detect.detectBody(), Wanted.BODIES);
    add(wanted, detect.estimatePeopleCount().estimate(), Wanted.PEOPLE_COUNT);
    add(
        wanted,
        detect.estimatePeopleCount().estimate() && detect.estimatePeopleCount().peopleCoordinates(),
        Wanted.PEOPLE_COORDINATES);
    add(wanted, detect.detectLandmarks5(), Wanted.LANDMARKS5);
    add(wanted, detect.detectLandmarks68(), Wanted.LANDMARKS68);
    add(wanted, detect.estimateQuality(), Wanted.QUALITY);
    add(wanted, detect.estimateHeadPose(), Wanted.HEAD_POSE);
    add(wanted, detect.estimateGaze(), Wanted.GAZE);
    add(wanted, detect.estimateEyesAttributes(), Wanted.EYES);
    add(wanted, detect.estimateMouthAttributes(), Wanted.MOUTH);
    add(wanted, detect.estimateEmotions(), Wanted.EMOTIONS);
    add(wanted, detect.estimateMask(), Wanted.MASK);
    add(wanted, detect.estimateGlasses(), Wanted.GLASSES);
    add(wanted, detect.estimateLiveness().estimate(), Wanted.LIVENESS);
    add(wanted, detect.estimateDeepfake().estimate(), Wanted.DEEPFAKE);
    add(wanted, detect.estimateFaceOcclusion(), Wanted.FACE_OCCLUSION);
    add(wanted, extract.extractBasicAttributes(), Wanted.FACE_BASIC_ATTRIBUTES);
    add(wanted, extract.extractFaceDescriptor(), Wanted.FACE_DESCRIPTOR);
    add(wanted, extract.extractBodyDescriptor(), Wanted.BODY_DESCRIPTOR);
    add(wanted, policies.storagePolicy().faceSamplePolicy().storeSample(), Wanted.FACE_SAMPLE);
    add(wanted, policies.storagePolicy().bodySamplePolicy().storeSample(), Wanted.BODY_SAMPLE);
    add(wanted, body.estimateUpperBody(), Wanted.UPPER_BODY);
    add(wanted, body.estimateLowerBody(), Wanted.LOWER_BODY);
    add(wanted, body.estimateAccessories(), Wanted.ACCESSORIES);
    add(wanted, body.estimateBasicAttributes(), Wanted.BODY_BASIC_ATTRIBUTES);
    add(wanted, detect.extractExif(), Wanted.EXIF);
    return wanted;
  }

  private static void add(Set<Wanted> wanted, boolean on, Wanted one) {
    if (on) {
      wanted.add(one);
    }
  }

  private static DetectionFilters filters(DetectPolicy detect, ExtractPolicy extract) {
    return new DetectionFilters(
        detect.yawThreshold(),
        detect.pitchThreshold(),
        detect.rollThreshold(),
        set(detect.maskStates(), code -> StateCodes.MASKS.get(code - 1)),
        EstimationPlan.<Integer, Liveness.Prediction>set(
            detect.livenessStates(), StateCodes::liveness),
        set(detect.deepfakeStates(), StateCodes.DEEPFAKE::get),
        set(detect.faceOcclusionStates(), FaceArea::of),
        extract.fdScoreThreshold());
  }

  private static <F, T> Set<T> set(List<F> values, Function<F, T> meaning) {
    Set<T> set = new HashSet<>();
    if (values != null) {
      values.forEach(value -> set.add(meaning.apply(value)));
    }
    return set;
  }

  private FaceChecks checks(DetectPolicy.FaceQuality quality) {
    if (!quality.estimate() && !quality.filter()) {
      return FaceChecks.NONE;
    }
    FaceChecks wanted = checks.all();
    for (var given : quality.checks().entrySet()) {
      FaceCheck check = FaceCheck.of(given.getKey()).orElseThrow(); // the schema lists them
      DetectPolicy.Check asked = given.getValue();
      if (!asked.estimate()) {
        wanted = wanted.without(check);
      } else if (asked.threshold() != null) {
        wanted = wanted.with(check, CheckThreshold.of(asked.threshold()));
      }
    }
    return wanted;
  }
}
