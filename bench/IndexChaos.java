import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Random operations on faces and lists by many clients, then SIGKILL in their midst, then a start:
 * index and database must be equal, row by row. As often as told.
 */
final class IndexChaos {
  private static final int CLIENTS = 8;
  private static final int LISTS = 12;
  private static final int[] VERSIONS = {1001, 59, 1002};

  private final Program program;
  private final int operations;
  private final Api admin;
  private final List<String> faces = new ArrayList<>();
  private final List<String> lists = new ArrayList<>();
  private final ConcurrentHashMap<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
  private final AtomicInteger done = new AtomicInteger();
  private volatile boolean killed;

  private IndexChaos(Program program, int port, int operations) {
    this.program = program;
    this.operations = operations;
    this.admin = new Api("http://127.0.0.1:" + port, "root@visionlabs.ai", "root");
  }

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[1]);
    IndexChaos chaos =
        new IndexChaos(new Program(Path.of(args[0]), port), port, Integer.parseInt(args[3]));
    int rounds = Integer.parseInt(args[2]);
    chaos.program.start();
    for (int i = 0; i < LISTS; i++) {
      chaos.lists.add(chaos.program.api.list("chaos " + i));
    }
    for (int round = 1; round <= rounds; round++) {
      chaos.round(round);
    }
    chaos.program.stop();
  }

  private void round(int round) throws Exception {
    long begun = System.nanoTime();
    done.set(0);
    killed = false;
    statuses.clear();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Random random = new Random(round * 100L + i);
      clients.add(Thread.ofPlatform().start(() -> client(random)));
    }
    while (done.get() < operations) {
      Thread.sleep(20);
    }
    equal("before the kill, after a pause of the clients", true);
    program.kill();
    killed = true;
    for (Thread client : clients) {
      client.join();
    }
    double took = (System.nanoTime() - begun) / 1e9;
    double start = program.start();
    String audit = equal("after the kill", false);
    System.out.printf(
        Locale.ROOT,
        "round %d: %d operations in %.0f s, answers %s; killed, started in %.1f s, %s%n",
        round,
        done.get(),
        took,
        statuses,
        start,
        audit);
  }

  /** Under writes a difference may be seen, so that one only starts the audit. */
  private String equal(String when, boolean underWrites) throws Exception {
    JsonNode audit = admin.get("/perigee/index/audit").ok();
    if (!underWrites && !audit.get("equal").asBoolean()) {
      throw new IllegalStateException("index and database differ " + when + ": " + audit);
    }
    return audit.at("/index/descriptors").asLong() + " descriptors, index and database equal";
  }

  private void client(Random random) {
    while (!killed) {
      try {
        int status = operation(random);
        statuses.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
        done.incrementAndGet();
      } catch (IOException e) {
        return; // killed: what was under way may have happened or not
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private int operation(Random random) throws IOException, InterruptedException {
    Api api = program.api;
    int dice = random.nextInt(100);
    String face = anyOf(faces, random);
    if (dice < 40 || face == null) {
      Api.Answer made = api.post("/6/faces", newFace(random));
      if (made.status() == 201) {
        synchronized (faces) {
          faces.add(made.body().get("face_id").asText());
        }
      }
      return made.status();
    }
    String path = "/6/faces/" + face;
    if (dice < 52) {
      synchronized (faces) {
        faces.remove(face);
      }
      return api.send("DELETE", path).status();
    }
    if (dice < 64) {
      return api.put(path + "/attributes", attribute(random)).status();
    }
    if (dice < 70) {
      return api.send("DELETE", path + "/attributes").status();
    }
    String list = anyOf(lists, random);
    if (dice < 94) {
      Map<String, Object> body =
          Map.of("action", dice % 2 == 0 ? "attach" : "detach", "face_ids", List.of(face));
      return api.patch("/6/lists/" + list + "/faces", body).status();
    }
    if (dice < 97) {
      return api.patch(path, Map.of("user_data", "changed")).status();
    }
    if (dice < 99) {
      return api.delete("/6/faces?ignore=1", Map.of("face_ids", List.of(face))).status();
    }
    synchronized (lists) {
      lists.remove(list);
    }
    int status =
        api.send("DELETE", "/6/lists/" + list + "?with_faces=" + random.nextInt(2)).status();
    String another = api.list("chaos");
    synchronized (lists) {
      lists.add(another);
    }
    return status;
  }

  private Map<String, Object> newFace(Random random) {
    Map<String, Object> face = new HashMap<>();
    face.put("attribute", attribute(random));
    face.put("user_data", "chaos");
    if (random.nextBoolean()) {
      face.put("lists", List.of(anyOf(lists, random)));
    }
    return face;
  }

  private static Map<String, Object> attribute(Random random) {
    List<Map<String, Object>> descriptors = new ArrayList<>();
    for (int version : VERSIONS) {
      if (descriptors.isEmpty() || random.nextInt(4) == 0) {
        byte[] components = new byte[version == 1002 ? 128 : 512];
        random.nextBytes(components);
        descriptors.add(
            Map.of(
                "descriptor", Base64.getEncoder().encodeToString(components), "version", version));
      }
    }
    return Map.of("face_descriptors", descriptors);
  }

  private static String anyOf(List<String> all, Random random) {
    synchronized (all) {
      return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }
  }
}
