package dev.perigee.video.internal;

import dev.perigee.estimation.BodyView;
import dev.perigee.estimation.FaceAttributes;
import dev.perigee.estimation.FaceView;
import dev.perigee.estimation.Pixels;
import dev.perigee.estimation.Verdicts;
import dev.perigee.estimation.Wanted;
import dev.perigee.video.internal.TrackingTargets.Target;
import dev.perigee.video.internal.VideoAnswer.Aggregated;
import dev.perigee.video.internal.VideoAnswer.Event;
import dev.perigee.video.internal.VideoAnswer.EventBody;
import dev.perigee.video.internal.VideoAnswer.FrameEstimation;
import dev.perigee.video.internal.VideoAnswer.Overview;
import dev.perigee.video.internal.VideoAnswer.Segment;
import dev.perigee.video.internal.VideoRequest.Parameters;
import dev.perigee.vision.BodyAnalysis;
import dev.perigee.vision.ClassScores;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.FaceAnalysis;
import dev.perigee.vision.Liveness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What is told of people that are followed. */
final class TrackShaper {
  private static final String AGS = "ags";

  private final TrackingTargets targets;
  private final Parameters parameters;
  private final FrameVision vision;

  TrackShaper(TrackingTargets targets, Parameters parameters, FrameVision vision) {
    this.targets = targets;
    this.parameters = parameters;
    this.vision = vision;
  }

  /** The picture of an overview, null unless wanted. */
  byte[] image(View view) {
    return targets.has(Target.OVERVIEW) && parameters.imageRetainPolicy() != null
        ? vision.encode(view, parameters.imageRetainPolicy())
        : null;
  }

  Event event(
      UUID id,
      EventFrames.Cut<Sighting> cut,
      List<PersonView.Sample> faces,
      List<PersonView.Sample> bodies) {
    List<Sighting> seen = cut.frames();
    return new Event(
        new EventBody(
            id,
            Segment.between(seen.getFirst().offset(), seen.getLast().offset()),
            targets.has(Target.OVERVIEW) ? overview(cut) : null,
            seen.stream()
                .map(
                    one ->
                        new FrameEstimation(
                            one.offset(), null, null, face(one.face()), body(one.body())))
                .toList(),
            aggregated(seen, faces, bodies)));
  }

  private Overview overview(EventFrames.Cut<Sighting> cut) {
    Sighting best = cut.best();
    return new Overview(
        best.offset(),
        null,
        null,
        face(best.face()),
        body(best.body()),
        VideoAnswer.Image.of(parameters.imageRetainPolicy(), cut.image()));
  }

  private PersonView.Face face(FaceAnalysis face) {
    if (face == null) {
      return null;
    }
    return PersonView.Face.in(
        new FaceView(
            face.rect(),
            targets.has(Target.LANDMARKS5) ? Pixels.of(face.landmarks5()) : null,
            null,
            targets.has(Target.WARP_QUALITY)
                ? face.estimates().get(Estimation.QUALITY).orElse(null)
                : null,
            attributes(face),
            null,
            null));
  }

  private Map<String, Object> attributes(FaceAnalysis face) {
    Map<String, Object> members =
        FaceAttributes.of(targets.attributes(), Verdicts.DEFAULT, face.estimates(), null, true);
    if (!targets.has(Target.AGS)) {
      return members;
    }
    Map<String, Object> more = members == null ? new LinkedHashMap<>() : members;
    more.put(AGS, face.estimates().get(Estimation.FACE_SCORE).orElse(null));
    return more;
  }

  private static PersonView.Body body(BodyAnalysis body) {
    return body == null ? null : new PersonView.Body(new BodyView(body.rect(), null, null), null);
  }

  /** Null when nothing of it was asked for. */
  private Aggregated aggregated(
      List<Sighting> seen, List<PersonView.Sample> faces, List<PersonView.Sample> bodies) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    Set<Wanted> fromSamples = targets.fromSamples();
    if (!fromSamples.isEmpty() && !faces.isEmpty()) {
      attributes.putAll(vision.aggregated(faces, fromSamples));
    }
    Map<String, Object> fromFrames = fromFrames(seen);
    if (fromFrames != null) {
      attributes.putAll(fromFrames);
    }
    boolean samples = targets.has(Target.AGGREGATED_FACE_SAMPLES);
    PersonView.Face face =
        attributes.isEmpty() && !samples
            ? null
            : new PersonView.Face(
                null, attributes.isEmpty() ? null : attributes, samples ? faces : null);
    PersonView.Body body =
        targets.has(Target.AGGREGATED_BODY_SAMPLES) ? new PersonView.Body(null, bodies) : null;
    return face == null && body == null ? null : new Aggregated(null, face, body);
  }

  /** Means of what samples do not show. */
  private Map<String, Object> fromFrames(List<Sighting> seen) {
    Set<Wanted> wanted =
        Set.copyOf(
            Stream.of(
                    targets.has(Target.AGGREGATED_LIVENESS) ? Wanted.LIVENESS : null,
                    targets.has(Target.AGGREGATED_DEEPFAKE) ? Wanted.DEEPFAKE : null)
                .filter(one -> one != null)
                .toList());
    Map<Estimation<?>, Object> means = new LinkedHashMap<>();
    List<Liveness> living = all(seen, Estimation.LIVENESS);
    if (!living.isEmpty()) {
      means.put(
          Estimation.LIVENESS,
          new Liveness(mean(living, Liveness::score), mean(living, Liveness::quality)));
    }
    List<ClassScores> real = all(seen, Estimation.DEEPFAKE);
    if (!real.isEmpty()) {
      float score = mean(real, one -> one.of("real"));
      means.put(Estimation.DEEPFAKE, ClassScores.of(List.of("real", "fake"), score, 1 - score));
    }
    return FaceAttributes.of(wanted, Verdicts.DEFAULT, Estimates.of(means), null, true);
  }

  private static <T> List<T> all(List<Sighting> seen, Estimation<T> estimation) {
    return seen.stream()
        .filter(one -> one.face() != null)
        .flatMap(one -> one.face().estimates().get(estimation).stream())
        .toList();
  }

  private static <T> float mean(List<T> values, ToDoubleFunction<T> value) {
    return (float) values.stream().mapToDouble(value).average().orElseThrow();
  }
}
