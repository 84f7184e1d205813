package dev.perigee.api.contract;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.api.Photos;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/** Handlers and what they make. */
@Singleton
class HandlerSamples implements SampleSource {
  private static final ObjectMapper MSGPACK = new ObjectMapper(new MessagePackFactory());
  private static final String HANDLERS = "/6/handlers";

  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.ofEntries(
        entry("createHandler", () -> json("{\"policies\": {}}").post(HANDLERS)),
        entry("getHandlers", () -> Callers.luna().get(HANDLERS + "?description=" + handler())),
        entry("countHandlers", () -> Callers.luna().get(HANDLERS + "/count")),
        entry("validatePolicies", () -> json("{\"policies\": {}}").post(HANDLERS + "/validator")),
        entry("getHandler", () -> Callers.luna().get(HANDLERS + "/" + handler())),
        entry("headHandler", () -> Callers.luna().head(HANDLERS + "/" + handler())),
        entry(
            "replaceHandler", () -> json("{\"handler_type\": 1}").put(HANDLERS + "/" + handler())),
        entry("deleteHandler", () -> Callers.luna().delete(HANDLERS + "/" + handler())),
        entry(
            "generateEvents",
            () ->
                Callers.luna()
                    .contentType("image/jpeg")
                    .body(Photos.sample(1))
                    .post(HANDLERS + "/" + handler() + "/events")),
        entry("generateStreamEvents", () -> stream("/stream_events")),
        entry("generateStreamEventsHere", () -> stream("/events/stream")),
        entry("saveEvent", () -> json("{\"source\": \"gate\"}").post(dynamic() + "/events/raw")));
  }

  private static Response stream(String place) {
    Map<String, ?> source =
        Map.of("source_type", "raw_image", "source", Map.of("image", Photos.sample(2)));
    try {
      return Callers.luna()
          .contentType("application/msgpack")
          .body(
              MSGPACK.writeValueAsBytes(
                  Map.of("aggregate_attributes", 0, "sources", List.of(source))))
          .post(HANDLERS + "/" + handler() + place);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String dynamic() {
    return json("{\"handler_type\": 1}").post(HANDLERS).path("url");
  }

  private static RequestSpecification json(String body) {
    return Callers.luna().contentType("application/json").body(body);
  }

  private static String handler() {
    return json("{\"policies\": {}}").post(HANDLERS).path("handler_id");
  }
}
