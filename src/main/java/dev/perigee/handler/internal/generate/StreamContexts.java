package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.event.EventContext;
import dev.perigee.handler.internal.EventMeta;
import dev.perigee.handler.internal.Places;
import dev.perigee.handler.internal.generate.Draft.Setting;
import dev.perigee.platform.time.Times;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads {@code source_data}: what is told of an event beside its images. */
@Singleton
class StreamContexts {
  private final EventMeta metas;

  StreamContexts(EventMeta metas) {
    this.metas = metas;
  }

  /**
   * @param data fits the schema {@code StreamSourceData}, or is missing
   */
  Setting of(JsonNode data, Instant now) {
    List<String> tags = new ArrayList<>();
    data.path("tags").forEach(tag -> tags.add(tag.asText()));
    EventContext context =
        new EventContext(
            text(data, "external_id"),
            text(data, "user_data"),
            text(data, "source"),
            data.path("stream_id").isTextual()
                ? UUID.fromString(data.path("stream_id").textValue())
                : null,
            text(data, "track_id"),
            Places.location(data.path("location")),
            tags,
            metas.check(data.get("meta"), "source_data.meta"));
    return new Setting(context, time(data, "event_time", now), time(data, "event_end_time", now));
  }

  private static String text(JsonNode data, String name) {
    return data.path(name).isTextual() ? data.path(name).textValue() : null;
  }

  private static Instant time(JsonNode data, String name, Instant otherwise) {
    return data.path(name).isTextual() ? Times.parse(data.path(name).textValue()) : otherwise;
  }
}
