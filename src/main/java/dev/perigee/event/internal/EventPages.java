package dev.perigee.event.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.event.EventCursor;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.time.Times;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** What the lists of events and of general events have in common: their queries and next pages. */
@ApplicationScoped
public class EventPages {
  private static final String AFTER = "after";

  private final CurrentVertxRequest request;

  EventPages(CurrentVertxRequest request) {
    this.request = request;
  }

  /** A page of a list. */
  public record EventPage(List<ObjectNode> events) {}

  /** The parameters of the current request, by name. */
  public Map<String, List<String>> query() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    MultiMap parameters = request.getCurrent().queryParams();
    for (String name : parameters.names()) {
      if (name.indexOf('\0') >= 0) {
        throw ApiException.of(ErrorCode.BAD_QUERY, name.replace("\0", ""));
      }
      query.put(name, parameters.getAll(name));
    }
    return query;
  }

  /**
   * The answer, with the path of the next page when this one is full.
   *
   * @param last place of the last event, null when there is none
   */
  public RestResponse<EventPage> answer(List<ObjectNode> events, int pageSize, Cursor last) {
    RestResponse.ResponseBuilder<EventPage> answer =
        RestResponse.ResponseBuilder.ok(new EventPage(events));
    return last == null || events.size() < pageSize
        ? answer.build()
        : answer.header("Link", "<" + next(last) + ">; rel=\"next\"").build();
  }

  /** Where the next page begins. */
  public record Cursor(String text) {}

  /** The place of an event that shows its id and creation time. */
  public static Cursor cursor(ObjectNode event, String timeField) {
    return new Cursor(
        Cursors.text(
            new EventCursor(
                Times.parse(event.path(timeField).asText()),
                UUID.fromString(event.path("event_id").asText()))));
  }

  /**
   * The place that a parameter names.
   *
   * @param text null for none
   * @throws ApiException 12012
   */
  public static EventCursor cursor(String text) {
    return Cursors.parse(text);
  }

  /** 200 for an object that GET shows as JSON. */
  public static RestResponse<Void> found() {
    return RestResponse.ResponseBuilder.<Void>ok().type(MediaType.APPLICATION_JSON_TYPE).build();
  }

  private String next(Cursor last) {
    StringJoiner query = new StringJoiner("&", request.getCurrent().normalizedPath() + "?", "");
    query()
        .forEach(
            (name, values) -> {
              if (!name.equals(AFTER) && !name.equals("page")) {
                values.forEach(value -> query.add(encoded(name) + "=" + encoded(value)));
              }
            });
    return query.add(AFTER + "=" + last.text()).toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
