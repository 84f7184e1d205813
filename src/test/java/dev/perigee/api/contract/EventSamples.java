package dev.perigee.api.contract;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.perigee.api.event.EventClient;
import dev.perigee.event.EventIds;
import dev.perigee.event.NewEvent;
import dev.perigee.event.NewGeneralEvent;
import dev.perigee.event.TestEvents;
import dev.perigee.platform.time.Times;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Events, general events and their statistics. */
@Singleton
class EventSamples implements SampleSource {
  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.ofEntries(
        entry("getEvents", () -> Callers.luna().get("/6/events?event_ids=" + event())),
        entry("getEvent", () -> Callers.luna().get("/6/events/" + event())),
        entry("headEvent", () -> Callers.luna().head("/6/events/" + event())),
        entry("eventStatistics", () -> statistics("/6/events/stats", "gender")),
        entry(
            "getGeneralEvents", () -> Callers.luna().get("/6/general/events?event_ids=" + event())),
        entry("getGeneralEvent", () -> Callers.luna().get("/6/general/events/" + event())),
        entry("headGeneralEvent", () -> Callers.luna().head("/6/general/events/" + event())),
        entry("generalEventStatistics", () -> statistics("/6/general/events/stats", "event_type")));
  }

  private static Response statistics(String path, String column) {
    event();
    return Callers.luna()
        .contentType("application/json")
        .body(
            """
            {"targets": [{"column": "event_id", "aggregator": "count"},
                         {"column": "%s", "aggregator": "group_by"}], "group_by": "1d"}
            """
                .formatted(column))
        .post(path);
  }

  private static String event() {
    String account = Callers.luna().get("/6/account").path("account_id");
    return stored(UUID.fromString(account));
  }

  /** Stores an event and a general event under one id. */
  static String stored(UUID account) {
    Instant now = Times.now();
    UUID id = EventIds.of(now);
    NewEvent full = TestEvents.full(now);
    EventClient.save(
        account,
        new NewEvent(
            id,
            full.handlerId(),
            now,
            null,
            full.context(),
            full.faceDetections(),
            full.bodyDetections(),
            full.face(),
            full.body(),
            full.matches(),
            full.faceId(),
            full.attachResult(),
            List.of()));
    EventClient.save(
        account,
        new NewGeneralEvent(
            id,
            "crossing",
            now,
            now,
            null,
            "track",
            full.context().location(),
            JsonNodeFactory.instance.objectNode().put("speed", 36.6)));
    return id.toString();
  }
}
