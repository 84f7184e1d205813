package dev.perigee.handler.internal.generate;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.estimation.Aggregate;
import dev.perigee.estimation.BasicValues;
import dev.perigee.estimation.BodyFinding;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.FaceAttributes;
import dev.perigee.estimation.FaceFinding;
import dev.perigee.estimation.ScoredDescriptor;
import dev.perigee.estimation.StateCodes;
import dev.perigee.estimation.Wanted;
import dev.perigee.event.BodyEstimates;
import dev.perigee.event.FaceEstimates;
import dev.perigee.face.BasicAttributes;
import dev.perigee.vision.ClassScores;
import dev.perigee.vision.ClothingColors;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Estimation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of the person of an event, in the coded form that filters use: of all shots when
 * they are aggregated, else of the only one.
 *
 * @param faceDescriptor null when none was extracted; bodyDescriptor likewise
 * @param basic null when not extracted
 * @param basicView the same as answers show it, with scores
 */
record Traits(
    FaceEstimates face,
    BodyEstimates body,
    ScoredDescriptor faceDescriptor,
    ScoredDescriptor bodyDescriptor,
    BasicAttributes basic,
    Object basicView) {

  static Traits of(Draft draft) {
    Aggregate aggregate = draft.aggregate();
    if (aggregate == null) {
      FaceFinding face = draft.shots().getFirst().person().face();
      BodyFinding body = draft.shots().getFirst().person().body();
      return of(
          draft.request(),
          face == null ? null : face.estimates(),
          face != null && face.scored() ? face.descriptor() : null,
          face != null && face.scored(),
          body == null ? null : body.estimates(),
          body == null ? null : bodyDescriptor(draft.request(), body));
    }
    Aggregate.Part face = aggregate.face();
    Aggregate.Part body = aggregate.body();
    return of(
        draft.request(),
        face == null ? null : face.estimates(),
        face == null ? null : face.descriptor(),
        true,
        body == null ? null : body.estimates(),
        body == null ? null : body.descriptor());
  }

  /** What was given as a descriptor need not be asked for. */
  private static ScoredDescriptor bodyDescriptor(EstimationRequest request, BodyFinding body) {
    return body.detection() == null || request.wants(Wanted.BODY_DESCRIPTOR)
        ? body.descriptor()
        : null;
  }

  private static Traits of(
      EstimationRequest request,
      Estimates face,
      ScoredDescriptor faceDescriptor,
      boolean scored,
      Estimates body,
      ScoredDescriptor bodyDescriptor) {
    boolean basicWanted = scored && request.wants(Wanted.FACE_BASIC_ATTRIBUTES);
    BasicAttributes basic = face == null || !basicWanted ? null : BasicValues.of(face);
    return new Traits(
        face == null ? FaceEstimates.NONE : codes(request, face, basic),
        body == null ? BodyEstimates.NONE : codes(request, body),
        faceDescriptor,
        bodyDescriptor,
        basic == null || basic.blank() ? null : basic,
        basic == null || basic.blank() ? null : view(request, face));
  }

  private static Object view(EstimationRequest request, Estimates face) {
    return FaceAttributes.of(
            Set.of(Wanted.FACE_BASIC_ATTRIBUTES), request.verdicts(), face, null, true)
        .get("basic_attributes");
  }

  private static FaceEstimates codes(
      EstimationRequest request, Estimates seen, BasicAttributes basic) {
    return new FaceEstimates(
        basic == null ? null : basic.gender(),
        basic == null ? null : basic.age(),
        request.wants(Wanted.EMOTIONS)
            ? fromOne(seen, Estimation.EMOTIONS, StateCodes.EMOTIONS)
            : null,
        request.wants(Wanted.MASK) ? fromOne(seen, Estimation.MASK, StateCodes.MASKS) : null,
        basic == null ? null : basic.ethnicity(),
        request.wants(Wanted.LIVENESS)
            ? seen.get(Estimation.LIVENESS)
                .map(liveness -> StateCodes.of(request.verdicts().of(liveness)))
                .orElse(null)
            : null,
        request.wants(Wanted.DEEPFAKE)
            ? seen.get(Estimation.DEEPFAKE)
                .map(scores -> request.verdicts().isReal(scores) ? 1 : 0)
                .orElse(null)
            : null);
  }

  private static BodyEstimates codes(EstimationRequest request, Estimates seen) {
    boolean upper = request.wants(Wanted.UPPER_BODY);
    boolean lower = request.wants(Wanted.LOWER_BODY);
    return new BodyEstimates(
        null,
        null,
        upper ? state(seen, Estimation.BODY_HEADWEAR) : null,
        null,
        upper ? word(seen, Estimation.SLEEVE) : null,
        upper ? colors(seen, true) : null,
        lower ? word(seen, Estimation.LOWER_GARMENT) : null,
        lower ? colors(seen, false) : null,
        lower ? word(seen, Estimation.SHOES) : null,
        request.wants(Wanted.ACCESSORIES) ? state(seen, Estimation.BACKPACK) : null);
  }

  private static Integer fromOne(
      Estimates seen, Estimation<ClassScores> estimation, List<String> words) {
    return seen.get(estimation)
        .map(scores -> StateCodes.fromOne(words, scores.predominant()))
        .orElse(null);
  }

  private static Integer state(Estimates seen, Estimation<ClassScores> estimation) {
    return seen.get(estimation)
        .map(scores -> StateCodes.BODY_STATES.indexOf(scores.predominant()))
        .orElse(null);
  }

  private static String word(Estimates seen, Estimation<ClassScores> estimation) {
    return seen.get(estimation).map(ClassScores::predominant).orElse(null);
  }

  private static List<String> colors(Estimates seen, boolean upper) {
    return seen.get(Estimation.CLOTHING_COLORS)
        .map(upper ? ClothingColors::upper : ClothingColors::lower)
        .orElse(null);
  }

  /** Descriptors of face and body, those that there are. */
  List<Descriptor> descriptors() {
    return Stream.of(faceDescriptor, bodyDescriptor)
        .filter(scored -> scored != null)
        .map(ScoredDescriptor::descriptor)
        .toList();
  }
}
