package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.event.EventContext;
import dev.perigee.event.EventDetection;
import dev.perigee.event.MatchResult;
import dev.perigee.event.NewEvent;
import dev.perigee.matching.Match;
import dev.perigee.matching.Origin;
import dev.perigee.vision.Rect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Events as the database and subscribers take them. */
final class NewEvents {
  private NewEvents() {}

  /**
   * @param now time of images of which none is told
   */
  static NewEvent of(UUID handlerId, Judged event, StoredBlobs stored, Instant now) {
    Draft draft = event.draft();
    EventContext told = draft.context();
    return new NewEvent(
        draft.eventId(),
        handlerId,
        draft.createTime(),
        draft.endTime(),
        new EventContext(
            told.externalId(),
            told.userData(),
            told.source(),
            told.streamId(),
            told.trackId(),
            told.location(),
            event.tags(),
            told.meta()),
        detections(
            event,
            stored,
            now,
            stored::faceSample,
            shot ->
                shot.hasFace() && shot.person().face().detection() != null
                    ? shot.person().face().detection().rect()
                    : null,
            Shot::faceRect),
        detections(
            event,
            stored,
            now,
            stored::bodySample,
            shot ->
                shot.hasBody() && shot.person().body().detection() != null
                    ? shot.person().body().detection().rect()
                    : null,
            Shot::bodyRect),
        event.traits().face(),
        event.traits().body(),
        matches(event.matches()),
        event.faceId(),
        event.faceId() == null ? List.of() : event.plan().lists(),
        event.traits().descriptors());
  }

  private static List<EventDetection> detections(
      Judged event,
      StoredBlobs stored,
      Instant now,
      Function<Shot, UUID> sample,
      Function<Shot, Rect> found,
      Function<Shot, Rect> told) {
    List<EventDetection> detections = new ArrayList<>();
    for (Shot shot : event.draft().shots()) {
      Rect rect = found.apply(shot);
      if (rect != null) {
        Rect shown = told.apply(shot) == null ? rect : told.apply(shot);
        detections.add(
            new EventDetection(
                sample.apply(shot),
                EventShaper.time(shot, now),
                shot.capture().detectTs(),
                stored.origin(shot, event.plan().images()),
                new EventDetection.Box(shown.x(), shown.y(), shown.width(), shown.height())));
      }
    }
    return detections;
  }

  private static List<MatchResult> matches(Map<String, List<Match>> found) {
    List<MatchResult> results = new ArrayList<>();
    found.forEach(
        (label, matches) ->
            results.add(
                new MatchResult(label, matches.stream().map(NewEvents::candidate).toList())));
    return results;
  }

  private static MatchResult.Candidate candidate(Match match) {
    return new MatchResult.Candidate(
        origin(match.origin()),
        match.id(),
        match.externalId(),
        match.similarity(),
        match.item().path(match.origin().item()) instanceof ObjectNode fields
            ? fields
            : JsonNodeFactory.instance.objectNode());
  }

  private static MatchResult.Origin origin(Origin origin) {
    return switch (origin) {
      case FACES -> MatchResult.Origin.FACE;
      case EVENTS -> MatchResult.Origin.EVENT;
      case ATTRIBUTES -> MatchResult.Origin.ATTRIBUTE;
    };
  }
}
