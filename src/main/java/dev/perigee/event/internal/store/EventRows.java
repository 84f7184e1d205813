package dev.perigee.event.internal.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.event.BodyEstimates;
import dev.perigee.event.EventContext;
import dev.perigee.event.EventDetection;
import dev.perigee.event.FaceEstimates;
import dev.perigee.event.Location;
import dev.perigee.event.MatchResult;
import dev.perigee.event.NewEvent;
import dev.perigee.platform.time.Times;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/**
 * Writes events as JSON objects with the columns of the table: one parameter carries any number of
 * rows to the database.
 */
@Singleton
class EventRows {
  private static final int USUAL_LENGTH = 2048;

  private final JsonFactory factory;

  EventRows(ObjectMapper mapper) {
    this.factory = mapper.getFactory();
  }

  EventRow row(UUID accountId, NewEvent event) {
    return new EventRow(
        event.eventId(),
        accountId,
        event.createTime(),
        json(accountId, event),
        event.descriptors());
  }

  private String json(UUID accountId, NewEvent event) {
    StringWriter text = new StringWriter(USUAL_LENGTH);
    try (JsonGenerator out = factory.createGenerator(text)) {
      out.writeStartObject();
      text(out, "event_id", event.eventId());
      text(out, "account_id", accountId);
      text(out, "handler_id", event.handlerId());
      text(out, "create_time", PgTimes.text(event.createTime()));
      text(out, "end_time", PgTimes.text(event.endTime()));
      text(out, "face_id", event.faceId());
      texts(out, "attach_result", event.attachResult());
      context(out, event.context());
      face(out, event.face());
      body(out, event.body());
      matches(out, event);
      detections(out, "face_detections", event.faceDetections());
      detections(out, "body_detections", event.bodyDetections());
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void context(JsonGenerator out, EventContext context) throws IOException {
    text(out, "external_id", context.externalId());
    text(out, "user_data", context.userData());
    text(out, "source", context.source());
    text(out, "stream_id", context.streamId());
    text(out, "track_id", context.trackId());
    texts(out, "tags", context.tags());
    Location location = context.location();
    text(out, "city", location.city());
    text(out, "area", location.area());
    text(out, "district", location.district());
    text(out, "street", location.street());
    text(out, "house_number", location.houseNumber());
    if (location.geoPosition() != null) {
      out.writeNumberField("longitude", location.geoPosition().longitude());
      out.writeNumberField("latitude", location.geoPosition().latitude());
    }
    if (context.meta() != null) {
      out.writeFieldName("meta");
      out.writeTree(context.meta());
    }
  }

  private static void face(JsonGenerator out, FaceEstimates face) throws IOException {
    number(out, "gender", face.gender());
    number(out, "age", face.age());
    number(out, "emotion", face.emotion());
    number(out, "mask", face.mask());
    number(out, "ethnic_group", face.ethnicGroup());
    number(out, "liveness", face.liveness());
    number(out, "deepfake", face.deepfake());
  }

  private static void body(JsonGenerator out, BodyEstimates body) throws IOException {
    number(out, "apparent_gender", body.apparentGender());
    number(out, "apparent_age", body.apparentAge());
    number(out, "headwear_state", body.headwearState());
    text(out, "headwear_apparent_color", body.headwearApparentColor());
    text(out, "sleeve_length", body.sleeveLength());
    if (body.upperClothingColors() != null) {
      texts(out, "upper_clothing_colors", body.upperClothingColors());
    }
    text(out, "lower_garment_type", body.lowerGarmentType());
    if (body.lowerGarmentColors() != null) {
      texts(out, "lower_garment_colors", body.lowerGarmentColors());
    }
    text(out, "shoes_apparent_color", body.shoesApparentColor());
    number(out, "backpack_state", body.backpackState());
  }

  private static void matches(JsonGenerator out, NewEvent event) throws IOException {
    NewEvent.TopMatch top = event.topMatch();
    if (top != null) {
      text(out, "top_origin", top.candidate().origin().field());
      text(out, "top_object_id", top.candidate().id());
      text(out, "top_external_id", top.candidate().externalId());
      text(out, "top_label", top.label());
      out.writeNumberField("top_similarity", top.candidate().similarity());
    }
    out.writeArrayFieldStart("match_result");
    for (MatchResult result : event.matches()) {
      out.writeStartObject();
      text(out, "label", result.label());
      out.writeArrayFieldStart("candidates");
      for (MatchResult.Candidate candidate : result.candidates()) {
        out.writeStartObject();
        out.writeFieldName(candidate.origin().field());
        out.writeTree(candidate.shown());
        out.writeNumberField("similarity", candidate.similarity());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void detections(JsonGenerator out, String name, List<EventDetection> detections)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (EventDetection detection : detections) {
      out.writeStartObject();
      out.writeStringField("sample_id", string(detection.sampleId()));
      out.writeStringField(
          "detect_time",
          detection.detectTime() == null ? null : Times.format(detection.detectTime()));
      out.writeFieldName("detect_ts");
      if (detection.detectTs() == null) {
        out.writeNull();
      } else {
        out.writeNumber(detection.detectTs());
      }
      out.writeStringField("image_origin", detection.imageOrigin());
      out.writeObjectFieldStart("detection");
      rect(out, detection.rect());
      out.writeEndObject();
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void rect(JsonGenerator out, EventDetection.Box rect) throws IOException {
    if (rect == null) {
      out.writeNullField("rect");
      return;
    }
    out.writeObjectFieldStart("rect");
    out.writeNumberField("x", rect.x());
    out.writeNumberField("y", rect.y());
    out.writeNumberField("width", rect.width());
    out.writeNumberField("height", rect.height());
    out.writeEndObject();
  }

  /** A column that is left out is NULL. */
  private static void text(JsonGenerator out, String name, Object value) throws IOException {
    if (value != null) {
      out.writeStringField(name, value.toString());
    }
  }

  private static void number(JsonGenerator out, String name, Integer value) throws IOException {
    if (value != null) {
      out.writeNumberField(name, value);
    }
  }

  private static void texts(JsonGenerator out, String name, List<?> values) throws IOException {
    out.writeArrayFieldStart(name);
    for (Object value : values) {
      out.writeString(value.toString());
    }
    out.writeEndArray();
  }

  private static String string(Object value) {
    return value == null ? null : value.toString();
  }
}
