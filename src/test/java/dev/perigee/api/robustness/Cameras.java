package dev.perigee.api.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.api.robustness.Http.Answer;
import dev.perigee.api.robustness.Tenant.Kind;
import dev.perigee.descriptor.DescriptorFormats;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an account does with handlers and events, its own and the other account's. */
final class Cameras {
  private static final int MOST = 20;
  private static final Map<String, Object> DYNAMIC = Map.of("handler_type", 1);

  private final Tenant tenant;
  private final Set<String> handlers = new LinkedHashSet<>();
  private final Set<String> events = new LinkedHashSet<>();
  private String searching;

  Cameras(Tenant tenant) {
    this.tenant = tenant;
  }

  void makeHandler() {
    if (handlers.size() < MOST) {
      handlers.add(made("make handler", DYNAMIC));
    }
  }

  private String made(String what, Map<String, ?> body) {
    String id =
        tenant
            .expect(201, what, tenant.http.json("POST", "/6/handlers", body))
            .json()
            .path("handler_id")
            .asText();
    tenant.made(Kind.HANDLER, id);
    return id;
  }

  void deleteHandler() {
    if (handlers.size() > 2) {
      String id = Belongings.any(tenant.random, handlers);
      tenant.expect(204, "delete handler", tenant.http.delete("/6/handlers/" + id));
      handlers.remove(id);
    }
  }

  void handlers() {
    String path = "/6/handlers?page_size=1000&account_id=" + tenant.other().account;
    JsonNode page = tenant.expect(200, "handlers", tenant.http.get(path)).json();
    Set<String> all = new HashSet<>(handlers);
    if (searching != null) {
      all.add(searching);
    }
    assertThat(page.findValuesAsText("handler_id")).containsExactlyInAnyOrderElementsOf(all);
  }

  void saveEvent() {
    if (handlers.isEmpty()) {
      return;
    }
    Map<String, Object> event =
        Map.of(
            "user_data", tenant.any(Tenant.NOTES),
            "face_attributes", Map.of("descriptor", Tenant.given(tenant.any(Tenant.PEOPLE))));
    String path = "/6/handlers/" + Belongings.any(tenant.random, handlers) + "/events/raw";
    keep(tenant.expect(201, "save event", tenant.http.json("POST", path, event)).json());
  }

  private void keep(JsonNode event) {
    String id = event.path("event_id").asText();
    events.add(id);
    tenant.made(Kind.EVENT, id);
  }

  /** Every answer is looked through for ids of the other: candidates among them. */
  void generate() {
    if (searching == null) {
      searching =
          made(
              "make searching handler",
              Map.of(
                  "policies",
                  Map.of(
                      "match_policy",
                      List.of(
                          search("faces", Map.of("origin", "faces")),
                          search("events", Map.of("origin", "events")),
                          search(
                              "other",
                              Map.of("origin", "faces", "account_id", tenant.other().account))))));
    }
    byte[] descriptor = DescriptorFormats.toSdk(tenant.any(Tenant.PEOPLE));
    Answer answer =
        tenant.http.send(
            "POST",
            "/6/handlers/" + searching + "/events",
            "application/x-sdk-descriptor",
            descriptor);
    JsonNode event =
        tenant.expect(201, "generate event", answer, tenant.other().account).json().at("/events/0");
    keep(event);
  }

  private static Map<String, Object> search(String label, Map<String, ?> candidates) {
    return Map.of("label", label, "candidates", candidates, "limit", 10);
  }

  void readEvent() {
    if (!events.isEmpty()) {
      String id = Belongings.any(tenant.random, events);
      tenant.expect(200, "get event", tenant.http.get("/6/events/" + id));
    }
  }

  void tryForeign() {
    String handler = tenant.foreign(Kind.HANDLER);
    String event = tenant.foreign(Kind.EVENT);
    if (event != null && tenant.chance(40)) {
      tenant.refused(404, 23001, "get foreign event", tenant.http.get("/6/events/" + event), event);
    } else if (handler != null) {
      String path = "/6/handlers/" + handler;
      Answer answer =
          switch (tenant.random.nextInt(4)) {
            case 0 -> tenant.http.get(path);
            case 1 -> tenant.http.json("PUT", path, DYNAMIC);
            case 2 -> tenant.http.delete(path);
            default -> tenant.http.json("POST", path + "/events/raw", Map.of());
          };
      tenant.refused(404, 34000, "foreign handler", answer, handler);
    }
  }
}
