import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Kills the server with SIGKILL while raw events arrive, starts it again and looks for every event
 * whose saving was acknowledged: in the database, exactly once, and by matching.
 */
final class EventsKill9 {
  private static final int CONCURRENCY = 64;
  private static final int PORTION = 200;

  /** An acknowledged event. */
  private record Saved(String eventId, String externalId, String descriptor) {}

  private final Program server;
  private final Random random = new Random(3);

  private EventsKill9(Program server) {
    this.server = server;
  }

  public static void main(String[] args) throws Exception {
    new EventsKill9(new Program(Path.of(args[1]), Integer.parseInt(args[2])))
        .run(Integer.parseInt(args[0]));
  }

  private void run(int rounds) throws Exception {
    server.start();
    String handler = server.handler();
    int acknowledged = 0;
    int attempted = 0;
    for (int round = 1; round <= rounds; round++) {
      List<Saved> saved = Collections.synchronizedList(new ArrayList<>());
      List<String> sent = Collections.synchronizedList(new ArrayList<>());
      AtomicBoolean going = new AtomicBoolean(true);
      EventLoad load = new EventLoad(server.port, handler, CONCURRENCY, true);
      Thread sender = Thread.ofPlatform().start(() -> send(load, going, saved, sent));
      Thread.sleep(500 + random.nextInt(2500));
      server.kill();
      going.set(false);
      sender.join();
      load.close();
      server.start();
      verify(List.copyOf(saved), List.copyOf(sent));
      acknowledged += saved.size();
      attempted += sent.size();
      System.out.printf(
          "round %d: %d events sent, %d acknowledged: all there, none twice%n",
          round, sent.size(), saved.size());
    }
    server.stop();
    System.out.printf(
        "%d kills, %d events sent, %d acknowledged: none lost, none twice%n",
        rounds, attempted, acknowledged);
  }

  private static void send(
      EventLoad load, AtomicBoolean going, List<Saved> saved, List<String> sent) {
    Random own = new Random();
    try {
      while (going.get()) {
        String descriptor = EventLoad.descriptor(own);
        String externalId = UUID.randomUUID().toString();
        sent.add(externalId);
        load.send(
            EventLoad.body(externalId, own.nextInt(EventLoad.SOURCES), descriptor),
            (status, body) -> {
              if (status == 201) {
                saved.add(new Saved(id(body), externalId, descriptor));
              }
            });
      }
      load.drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String id(String body) {
    try {
      return Api.JSON.readTree(body).path("event_id").asText();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void verify(List<Saved> saved, List<String> sent) throws Exception {
    Map<String, Integer> stored = new HashMap<>();
    for (int at = 0; at < sent.size(); at += PORTION) {
      List<String> portion = sent.subList(at, Math.min(sent.size(), at + PORTION));
      JsonNode page =
          server
              .api
              .get(
                  "/6/events?page_size=1000&target=event_id,external_id&external_ids="
                      + String.join(",", portion))
              .ok();
      for (JsonNode event : page.path("events")) {
        stored.merge(event.path("external_id").asText(), 1, Integer::sum);
      }
    }
    List<String> wrong = new ArrayList<>();
    stored.forEach((id, times) -> {
      if (times > 1) {
        wrong.add(id + " is stored " + times + " times");
      }
    });
    for (Saved one : saved) {
      if (!stored.containsKey(one.externalId())) {
        wrong.add(one.eventId() + " is lost");
      }
    }
    for (int i = 0; i < Math.min(50, saved.size()); i++) {
      Saved one = saved.get(random.nextInt(saved.size()));
      if (!found(one)) {
        wrong.add(one.eventId() + " is not found by matching");
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(String.join("\n", wrong));
    }
  }

  private boolean found(Saved one) throws Exception {
    Map<String, Object> body =
        Map.of(
            "references",
            List.of(
                Map.of(
                    "type", "raw_descriptor",
                    "id", "probe",
                    "data", one.descriptor(),
                    "version", EventLoad.DESCRIPTOR_VERSION)),
            "candidates",
            List.of(
                Map.of(
                    "filters", Map.of("origin", "events"),
                    "limit", 1,
                    "targets", List.of("event_id"))));
    JsonNode best = server.api.post("/6/matcher/faces", body).ok().at("/0/matches/0/result/0");
    return best.at("/event/event_id").asText().equals(one.eventId())
        && best.path("similarity").asDouble() > 0.99;
  }
}
