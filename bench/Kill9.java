import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Kills the server with SIGKILL while clients enrol, starts it again and looks for every face whose
 * creation had been acknowledged: in the database, with its attributes, and by matching. The server
 * compares index and database itself meanwhile (perigee.matcher.audit-every) and its log is read.
 */
final class Kill9 {
  private static final int DESCRIPTOR_VERSION = 1001;
  private static final int DESCRIPTOR_LENGTH = 512;
  private static final int CLIENTS = 4;
  private static final Duration START = Duration.ofMinutes(3);
  private static final String EQUAL = "descriptor index equals the database";
  private static final String DIFFERENT = "where the database has";

  /** A face that the server said it has, and the descriptor it was given. */
  private record Acknowledged(String faceId, String descriptor) {}

  private final List<Acknowledged> acknowledged = Collections.synchronizedList(new ArrayList<>());
  private final Random random = new Random(9);
  private final Path data;
  private final Path log;
  private final List<byte[]> photos;
  private final int port;
  private final Api api;
  private Process server;

  private Kill9(Path data, int port, List<byte[]> photos) {
    this.data = data;
    this.log = data.resolve("kill9.log");
    this.port = port;
    this.photos = photos;
    this.api = new Api("http://127.0.0.1:" + port);
  }

  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    Path data = Files.createDirectories(Path.of(args[1]));
    int port = Integer.parseInt(args[2]);
    List<byte[]> photos = new ArrayList<>();
    if (args.length > 3) {
      try (var files = Files.walk(Path.of(args[3]))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".jpg")).limit(20).toList()) {
          photos.add(Files.readAllBytes(file));
        }
      }
    }
    new Kill9(data, port, photos).run(rounds);
  }

  private void run(int rounds) throws Exception {
    long begun = System.nanoTime();
    start();
    String list = api.list("kill9");
    int checked = 0;
    for (int round = 1; round <= rounds; round++) {
      AtomicBoolean going = new AtomicBoolean(true);
      List<Thread> clients = clients(list, going);
      Thread.sleep(200 + random.nextInt(2300));
      server.destroyForcibly().waitFor();
      going.set(false);
      for (Thread client : clients) {
        client.join();
      }
      start();
      verify(acknowledged.subList(checked, acknowledged.size()), list);
      checked = acknowledged.size();
      System.out.printf("round %d: %d faces acknowledged so far, all there%n", round, checked);
    }
    finish(list);
    System.out.printf(
        "%d kills, %d acknowledged faces, none lost, index and database equal; %.0f s%n",
        rounds, acknowledged.size(), (System.nanoTime() - begun) / 1e9);
  }

  /** Writes once more without a kill, then checks everything from the beginning. */
  private void finish(String list) throws Exception {
    AtomicBoolean going = new AtomicBoolean(true);
    List<Thread> clients = clients(list, going);
    Thread.sleep(2000);
    going.set(false);
    for (Thread client : clients) {
      client.join();
    }
    verify(acknowledged, list);
    long before = Files.size(log);
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!tail(before).contains(EQUAL)) {
      if (tail(before).contains(DIFFERENT) || System.nanoTime() > end) {
        throw new IllegalStateException("index and database differ:\n" + tail(before));
      }
      Thread.sleep(200);
    }
    server.destroy();
    server.waitFor();
  }

  private void start() throws Exception {
    ProcessBuilder command =
        new ProcessBuilder(
                System.getProperty("perigee.program"),
                "serve",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    command.environment().put("PERIGEE_MATCHER_AUDIT_EVERY", "1S");
    server = command.start();
    api.awaitReady(START);
  }

  private List<Thread> clients(String list, AtomicBoolean going) {
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      boolean withPhotos = i == 0 && !photos.isEmpty();
      long seed = random.nextLong();
      all.add(
          Thread.ofPlatform()
              .start(() -> enrol(list, going, withPhotos, new Random(seed))));
    }
    return all;
  }

  private void enrol(String list, AtomicBoolean going, boolean withPhotos, Random own) {
    try {
      while (going.get()) {
        Acknowledged face = withPhotos ? fromPhoto(list, own) : fromDescriptor(list, own);
        if (face != null) {
          acknowledged.add(face);
        }
      }
    } catch (IOException e) {
      // the server was killed: what was under way is unknown, what was acknowledged must stay
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Acknowledged fromDescriptor(String list, Random own)
      throws IOException, InterruptedException {
    byte[] components = new byte[DESCRIPTOR_LENGTH];
    for (int i = 0; i < components.length; i++) {
      components[i] = (byte) Math.round(own.nextGaussian() * 512 / Math.sqrt(DESCRIPTOR_LENGTH));
    }
    String descriptor = Base64.getEncoder().encodeToString(components);
    Map<String, Object> attribute =
        Map.of(
            "face_descriptors",
            List.of(Map.of("descriptor", descriptor, "version", DESCRIPTOR_VERSION)));
    return create(attribute, list, descriptor);
  }

  /** The whole way: detector, extractor, face. */
  private Acknowledged fromPhoto(String list, Random own) throws IOException, InterruptedException {
    byte[] photo = photos.get(own.nextInt(photos.size()));
    Api.Answer found = api.post("/6/detector?multiface_policy=2", "image/jpeg", photo);
    String sample = found.body().at("/images/0/detections/samples/0/face/sample_id").asText();
    if (found.status() != 201 || sample.isEmpty()) {
      return null;
    }
    Api.Answer extracted = api.post("/6/extractor", List.of(sample));
    String attribute = extracted.body().at("/0/attribute_id").asText();
    if (extracted.status() != 201 || attribute.isEmpty()) {
      return null;
    }
    return create(Map.of("attribute_id", attribute), list, null);
  }

  private Acknowledged create(Map<String, Object> attribute, String list, String descriptor)
      throws IOException, InterruptedException {
    Map<String, Object> face =
        Map.of(
            "attribute", attribute,
            "external_id", UUID.randomUUID().toString(),
            "user_data", "kill9",
            "lists", List.of(list));
    Api.Answer answer = api.post("/6/faces", face);
    if (answer.status() != 201) {
      return null;
    }
    return new Acknowledged(answer.body().get("face_id").asText(), descriptor);
  }

  private void verify(List<Acknowledged> faces, String list) throws Exception {
    Set<String> lost = new HashSet<>();
    for (Acknowledged face : List.copyOf(faces)) {
      String path = "/6/faces/" + face.faceId();
      Api.Answer stored = api.get(path);
      boolean listed = stored.body().path("lists").toString().contains(list);
      Api.Answer attributes = api.get(path + "/attributes");
      if (stored.status() != 200 || !listed || attributes.status() != 200) {
        lost.add(face.faceId() + ": not in the database");
      } else if (!findsItself(face, list)) {
        lost.add(face.faceId() + ": not found by matching");
      }
    }
    int stored =
        api.get("/6/faces/count?list_id=" + list).ok().get("faces_count").asInt();
    if (stored < acknowledged.size()) {
      lost.add("the list has " + stored + " faces, acknowledged were " + acknowledged.size());
    }
    if (!lost.isEmpty()) {
      throw new IllegalStateException("LOST " + String.join("\n", lost));
    }
    if (tail(0).contains(DIFFERENT)) {
      // Under writes the comparison is not exact; only the one after the last write decides.
      System.out.println("note: a comparison during writes saw a difference");
    }
  }

  private boolean findsItself(Acknowledged face, String list) throws Exception {
    Map<String, Object> reference =
        face.descriptor() == null
            ? Map.of("type", "face", "id", face.faceId())
            : Map.of(
                "type", "raw_descriptor",
                "id", "probe",
                "data", face.descriptor(),
                "version", DESCRIPTOR_VERSION);
    Map<String, Object> filters =
        Map.of("origin", "faces", "list_id", list, "face_ids", List.of(face.faceId()));
    JsonNode best = api.match(reference, filters, 1).path(0);
    return best.at("/face/face_id").asText().equals(face.faceId())
        && best.path("similarity").asDouble() > 0.99;
  }

  private String tail(long from) throws IOException {
    byte[] all = Files.readAllBytes(log);
    return new String(all, (int) from, all.length - (int) from);
  }
}
