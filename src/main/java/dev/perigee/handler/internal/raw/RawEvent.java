package dev.perigee.handler.internal.raw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorKind;
import dev.perigee.descriptor.GivenDescriptors;
import dev.perigee.event.EventContext;
import dev.perigee.event.EventDetection;
import dev.perigee.event.MatchResult;
import dev.perigee.event.NewEvent;
import dev.perigee.handler.internal.Places;
import dev.perigee.platform.time.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads an event that the user has made: the form of the answer to a generation. */
final class RawEvent {
  private static final String DESCRIPTOR = "descriptor";

  private RawEvent() {}

  /**
   * The event of the body.
   *
   * @param event fits the schema {@code RawEvent}
   * @param now creation time when none is given
   * @throws dev.perigee.platform.error.ApiException 12022, 12034, 12036 or 12038 a bad descriptor
   */
  static NewEvent read(UUID handlerId, ObjectNode event, ObjectNode meta, Instant now) {
    RawEstimates estimates = new RawEstimates(event);
    JsonNode face = event.path("face");
    return new NewEvent(
        null,
        handlerId,
        time(event.path("create_time"), now),
        time(event.path("end_time"), null),
        context(event, meta),
        detections(event, "face"),
        detections(event, "body"),
        estimates.face(),
        estimates.body(),
        matches(event.path("matches")),
        uuid(face.path("face_id")),
        uuids(face.path("lists")),
        descriptors(event));
  }

  /**
   * The body as subscribers see it, without descriptors and with what is always there.
   *
   * @param event is changed
   */
  static ObjectNode shown(ObjectNode event, NewEvent read) {
    withoutDescriptor(event.path("face_attributes"));
    withoutDescriptor(event.path("body_attributes"));
    event.remove(List.of("create_time", "end_time"));
    event.put("event_id", read.eventId().toString());
    event.put("url", "/6/events/" + read.eventId());
    event.put("external_id", read.context().externalId());
    event.put("user_data", read.context().userData());
    for (String array : new String[] {"tags", "detections", "matches"}) {
      if (!event.path(array).isArray()) {
        event.putArray(array);
      }
    }
    for (String field :
        new String[] {
          "source",
          "stream_id",
          "track_id",
          "location",
          "face",
          "face_attributes",
          "body_attributes",
          "aggregate_estimations",
          "meta"
        }) {
      if (!event.has(field)) {
        event.putNull(field);
      }
    }
    return event;
  }

  private static void withoutDescriptor(JsonNode attributes) {
    if (attributes instanceof ObjectNode object) {
      object.remove(DESCRIPTOR);
    }
  }

  private static EventContext context(JsonNode event, ObjectNode meta) {
    return new EventContext(
        text(event.path("external_id")),
        text(event.path("user_data")),
        text(event.path("source")),
        uuid(event.path("stream_id")),
        text(event.path("track_id")),
        Places.location(event.path("location")),
        texts(event.path("tags")),
        meta);
  }

  private static List<EventDetection> detections(JsonNode event, String kind) {
    List<EventDetection> detections = new ArrayList<>();
    for (JsonNode detection : event.path("detections")) {
      JsonNode sample = detection.path("samples").path(kind);
      if (sample.isObject()) {
        JsonNode rect = sample.path("detection").path("rect");
        detections.add(
            new EventDetection(
                uuid(sample.path("sample_id")),
                time(detection.path("detect_time"), null),
                detection.path("detect_ts").isNumber()
                    ? detection.path("detect_ts").doubleValue()
                    : null,
                text(detection.path("image_origin")),
                rect.isObject() ? box(rect) : null));
      }
    }
    return detections;
  }

  private static EventDetection.Box box(JsonNode rect) {
    return new EventDetection.Box(
        rect.path("x").asInt(),
        rect.path("y").asInt(),
        rect.path("width").asInt(),
        rect.path("height").asInt());
  }

  private static List<MatchResult> matches(JsonNode matches) {
    List<MatchResult> results = new ArrayList<>();
    for (JsonNode match : matches) {
      List<MatchResult.Candidate> candidates = new ArrayList<>();
      match.path("candidates").forEach(candidate -> candidates.add(candidate(candidate)));
      results.add(new MatchResult(match.path("label").asText(), candidates));
    }
    return results;
  }

  private static MatchResult.Candidate candidate(JsonNode candidate) {
    for (MatchResult.Origin origin : MatchResult.Origin.values()) {
      if (candidate.path(origin.field()) instanceof ObjectNode fields) {
        return new MatchResult.Candidate(
            origin,
            uuid(fields.path(origin.field() + "_id")),
            text(fields.path("external_id")),
            candidate.path("similarity").doubleValue(),
            fields);
      }
    }
    return new MatchResult.Candidate(
        MatchResult.Origin.FACE,
        null,
        null,
        candidate.path("similarity").doubleValue(),
        JsonNodeFactory.instance.objectNode());
  }

  private static List<Descriptor> descriptors(JsonNode event) {
    List<Descriptor> descriptors = new ArrayList<>();
    add(descriptors, event, "face_attributes", DescriptorKind.FACE);
    add(descriptors, event, "body_attributes", DescriptorKind.BODY);
    return descriptors;
  }

  private static void add(
      List<Descriptor> descriptors, JsonNode event, String attributes, DescriptorKind kind) {
    JsonNode given = event.path(attributes).path(DESCRIPTOR);
    if (!given.isMissingNode() && !given.isNull()) {
      descriptors.add(GivenDescriptors.read(given, attributes + "." + DESCRIPTOR, kind));
    }
  }

  private static Instant time(JsonNode node, Instant otherwise) {
    return node.isTextual() ? Times.parse(node.textValue()) : otherwise;
  }

  static UUID uuid(JsonNode node) {
    return node.isTextual() ? UUID.fromString(node.textValue()) : null;
  }

  private static List<UUID> uuids(JsonNode array) {
    List<UUID> ids = new ArrayList<>();
    array.forEach(id -> ids.add(uuid(id)));
    return ids;
  }

  static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : null;
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
