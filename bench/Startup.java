import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Start-up, memory and throughput of several forms of the program, interleaved. See startup.sh.
 *
 * <p>java Startup.java ROUNDS PHOTOS PHOTO DATA NAME COMMAND [NAME COMMAND]...
 */
public class Startup {
  private static final int PORT = 15991;
  private static final int DESCRIPTOR_VERSION = 1001;
  private static final int FACES = 1000;
  private static final String BASE = "http://127.0.0.1:" + PORT;
  private static final String AUTHORIZATION =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("luna@visionlabs.ru:luna".getBytes(StandardCharsets.UTF_8));
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private record Start(double answered, double ready, double rss) {}

  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    int photos = Integer.parseInt(args[1]);
    byte[] photo = Files.readAllBytes(Path.of(args[2]));
    Map<String, String> forms = new LinkedHashMap<>();
    for (int i = 4; i + 1 < args.length; i += 2) {
      forms.put(args[i], args[i + 1]);
    }
    Map<String, List<Start>> starts = new LinkedHashMap<>();
    forms.keySet().forEach(name -> starts.put(name, new ArrayList<>()));
    for (int round = 0; round <= rounds; round++) { // round 0 warms the disk cache
      for (Map.Entry<String, String> form : forms.entrySet()) {
        Server server = new Server(form.getValue(), args[3]);
        Start start = server.start();
        server.stop();
        if (round > 0) {
          starts.get(form.getKey()).add(start);
          System.err.printf("%d %s %s%n", round, form.getKey(), start);
        }
      }
    }
    System.out.println("| form | starts | first answer ms | ready ms | RSS MB |");
    System.out.println("|---|---|---|---|---|");
    starts.forEach(
        (name, all) ->
            System.out.printf(
                "| %s | %d | %s | %s | %s |%n",
                name,
                all.size(),
                spread(all.stream().mapToDouble(Start::answered)),
                spread(all.stream().mapToDouble(Start::ready)),
                spread(all.stream().mapToDouble(Start::rss))));
    if (photos > 0) {
      System.out.println("| form | photos/s | ms a photo, 1 client | RSS MB after | matches/s |");
      System.out.println("|---|---|---|---|---|");
      for (Map.Entry<String, String> form : forms.entrySet()) {
        Server server = new Server(form.getValue(), args[3]);
        server.start();
        System.out.println("| " + form.getKey() + load(server, photo, photos));
        server.stop();
      }
    }
    System.exit(0);
  }

  /** Median, least and greatest. */
  private static String spread(java.util.stream.DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return String.format(
        "%.0f (%.0f-%.0f)", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  private static String load(Server server, byte[] photo, int photos) throws Exception {
    String sdk = "/6/sdk?detect_face=1&estimate_face_descriptor=1";
    double alone = 1000 / perSecond(50, 1, () -> post(sdk, "image/jpeg", photo));
    double rate = perSecond(photos, 4, () -> post(sdk, "image/jpeg", photo));
    double rss = server.rss();
    String sample = id("sample_id", post("/6/detector", "image/jpeg", photo));
    String attribute = id("attribute_id", json("/6/extractor", "[\"" + sample + "\"]"));
    String list = id("list_id", json("/6/lists", "{\"user_data\":\"bench\"}"));
    perSecond(FACES, 8, () -> json("/6/faces", face(list)));
    String match =
        "{\"references\":[{\"type\":\"attribute\",\"id\":\""
            + attribute
            + "\"}],\"candidates\":[{\"filters\":{\"origin\":\"faces\",\"list_id\":\""
            + list
            + "\"},\"limit\":3}]}";
    perSecond(500, 8, () -> json("/6/matcher/faces", match));
    double matches = perSecond(3000, 8, () -> json("/6/matcher/faces", match));
    return String.format(" | %.1f | %.0f | %.0f | %.0f |", rate, alone, rss, matches);
  }

  /** A face with a random descriptor, in the list. */
  private static String face(String list) {
    byte[] components = new byte[512];
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = 0; i < components.length; i++) {
      components[i] = (byte) Math.round(random.nextGaussian() * 512 / Math.sqrt(components.length));
    }
    return "{\"attribute\":{\"face_descriptors\":[{\"descriptor\":\""
        + Base64.getEncoder().encodeToString(components)
        + "\",\"version\":"
        + DESCRIPTOR_VERSION
        + "}]},\"lists\":[\""
        + list
        + "\"]}";
  }

  private interface Call {
    String run() throws Exception;
  }

  private static double perSecond(int calls, int clients, Call call) throws Exception {
    AtomicLong left = new AtomicLong(calls);
    long start = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
      List<java.util.concurrent.Future<?>> done = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        done.add(
            pool.submit(
                () -> {
                  while (left.decrementAndGet() >= 0) {
                    call.run();
                  }
                  return null;
                }));
      }
      for (java.util.concurrent.Future<?> one : done) {
        one.get();
      }
    }
    return calls / ((System.nanoTime() - start) / 1e9);
  }

  private static String json(String path, String body) throws Exception {
    return post(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static String post(String path, String type, byte[] body) throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(BASE + path))
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static String id(String member, String json) {
    Matcher found = Pattern.compile("\"" + member + "\" *: *\"([^\"]+)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("no " + member + " in " + json);
    }
    return found.group(1);
  }

  private static final class Server {
    private final List<String> command;
    private Process process;

    Server(String command, String data) {
      this.command = new ArrayList<>(Arrays.asList(command.split(" +")));
      this.command.addAll(List.of("--port", Integer.toString(PORT), "--data", data));
    }

    Start start() throws IOException, InterruptedException {
      long begin = System.nanoTime();
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.to(new File("target/startup.log")))
              .start();
      await("/version", 1);
      double answered = (System.nanoTime() - begin) / 1e6;
      await("/6/healthcheck", 5);
      double ready = (System.nanoTime() - begin) / 1e6;
      return new Start(answered, ready, rss());
    }

    void stop() throws InterruptedException {
      process.destroy();
      process.waitFor();
    }

    /** Resident memory of the server's own process, MB. */
    double rss() throws IOException {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0;
        }
      }
      throw new IllegalStateException("no VmRSS");
    }

    private void await(String path, int everyMillis) throws IOException, InterruptedException {
      while (!answers(path)) {
        if (!process.isAlive()) {
          throw new IllegalStateException("the server ended; see target/startup.log");
        }
        Thread.sleep(everyMillis);
      }
    }

    private static boolean answers(String path) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", PORT), 1000);
        socket
            .getOutputStream()
            .write(
                ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(answer);
        return answer.toString(StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200");
      } catch (IOException e) {
        return false;
      }
    }
  }
}
