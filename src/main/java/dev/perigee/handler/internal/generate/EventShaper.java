package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.blob.SampleType;
import dev.perigee.estimation.AggregateView;
import dev.perigee.estimation.BodyView;
import dev.perigee.estimation.FaceView;
import dev.perigee.handler.Policies;
import dev.perigee.matching.Match;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Makes the answer of what is known of an event. */
@ApplicationScoped
class EventShaper {
  private static final String DESCRIPTOR = "descriptor";
  private static final String BASIC = "basic_attributes";

  private final ObjectMapper mapper;

  EventShaper(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * @param now time of images of which none is told
   */
  ObjectNode shape(Judged event, Policies policies, StoredBlobs stored, Instant now) {
    return mapper.valueToTree(view(event, policies, stored, now));
  }

  private static EventView view(Judged event, Policies policies, StoredBlobs stored, Instant now) {
    Draft draft = event.draft();
    var context = draft.context();
    return new EventView(
        draft.eventId(),
        event.plan().event() ? "/6/events/" + draft.eventId() : null,
        context.externalId(),
        context.userData(),
        context.source(),
        context.streamId(),
        context.trackId(),
        event.tags(),
        context.meta(),
        context.location(),
        draft.shots().stream().map(shot -> detection(event, shot, stored, now)).toList(),
        faceAttributes(event, stored),
        bodyAttributes(event, stored),
        aggregates(draft),
        matches(event.matches()),
        event.faceId() == null ? null : face(event, policies, stored));
  }

  private static EventView.Detection detection(
      Judged event, Shot shot, StoredBlobs stored, Instant now) {
    return new EventView.Detection(
        shot.image().filename(),
        new EventView.Samples(
            face(shot, stored.faceSample(shot)), body(shot, stored.bodySample(shot))),
        time(shot, now),
        shot.capture().detectTs(),
        stored.origin(shot, event.plan().images()));
  }

  static Instant time(Shot shot, Instant now) {
    return Objects.requireNonNullElse(shot.capture().detectTime(), now);
  }

  private static EventView.FaceSample face(Shot shot, UUID sampleId) {
    FaceView seen = shot.hasFace() ? shot.person().face().detection() : null;
    if (seen == null) {
      return null;
    }
    return new EventView.FaceSample(
        sampleId,
        sampleId == null ? null : SampleType.FACES.url(sampleId),
        new EventView.FaceDetection(
            shot.faceRect() == null ? seen.rect() : shot.faceRect(),
            seen.landmarks5(),
            seen.landmarks68(),
            seen.quality(),
            without(seen.attributes(), DESCRIPTOR, BASIC),
            seen.faceQuality()));
  }

  private static EventView.BodySample body(Shot shot, UUID sampleId) {
    BodyView seen = shot.hasBody() ? shot.person().body().detection() : null;
    if (seen == null) {
      return null;
    }
    return new EventView.BodySample(
        sampleId,
        sampleId == null ? null : SampleType.BODIES.url(sampleId),
        new EventView.BodyDetection(
            shot.bodyRect() == null ? seen.rect() : shot.bodyRect(),
            without(seen.attributes(), DESCRIPTOR)));
  }

  private static Map<String, Object> without(Map<String, Object> attributes, String... names) {
    Map<String, Object> shown =
        attributes == null ? new LinkedHashMap<>() : new LinkedHashMap<>(attributes);
    List.of(names).forEach(shown::remove);
    return shown;
  }

  private static EventView.FaceAttributes faceAttributes(Judged event, StoredBlobs stored) {
    Traits traits = event.traits();
    if (traits.faceDescriptor() == null && traits.basicView() == null) {
      return null;
    }
    UUID attribute = event.attributeId();
    return new EventView.FaceAttributes(
        attribute,
        attribute == null ? null : "/6/attributes/" + attribute,
        traits.faceDescriptor() == null ? null : traits.faceDescriptor().score(),
        traits.basicView(),
        faceSamples(event, stored));
  }

  static List<UUID> faceSamples(Judged event, StoredBlobs stored) {
    return event.draft().shots().stream().map(stored::faceSample).filter(Objects::nonNull).toList();
  }

  private static EventView.BodyAttributes bodyAttributes(Judged event, StoredBlobs stored) {
    return event.traits().bodyDescriptor() == null
        ? null
        : new EventView.BodyAttributes(
            event.traits().bodyDescriptor().score(),
            event.draft().shots().stream()
                .map(stored::bodySample)
                .filter(Objects::nonNull)
                .toList());
  }

  private static EventView.Aggregates aggregates(Draft draft) {
    AggregateView view = AggregateView.of(draft.aggregate(), draft.request());
    return view == null
        ? new EventView.Aggregates(null, null)
        : new EventView.Aggregates(
            view.face() == null
                ? null
                : new EventView.Aggregated(without(view.face().attributes(), DESCRIPTOR, BASIC)),
            view.body() == null
                ? null
                : new EventView.Aggregated(without(view.body().attributes(), DESCRIPTOR)));
  }

  private static List<EventView.Matches> matches(Map<String, List<Match>> found) {
    List<EventView.Matches> shown = new ArrayList<>();
    found.forEach(
        (label, matches) ->
            shown.add(new EventView.Matches(label, matches.stream().map(Match::item).toList())));
    return shown;
  }

  private static EventView.Face face(Judged event, Policies policies, StoredBlobs stored) {
    Draft draft = event.draft();
    return new EventView.Face(
        event.faceId(),
        "/6/faces/" + event.faceId(),
        draft.context().externalId(),
        draft.context().userData(),
        avatar(event, policies, stored),
        draft.eventId(),
        event.plan().lists());
  }

  /** URL of the first stored sample where the policies want it, else empty. */
  static String avatar(Judged event, Policies policies, StoredBlobs stored) {
    return policies.storagePolicy().facePolicy().setSampleAsAvatar()
        ? faceSamples(event, stored).stream().findFirst().map(SampleType.FACES::url).orElse("")
        : "";
  }
}
