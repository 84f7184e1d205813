import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code /6/matcher/faces} with many faces in PostgreSQL and the index, at a steady rate: requests
 * are sent when they are due, whatever the earlier ones do, and their time counts from when they
 * were due.
 */
final class MatcherLoad {
  private final Program program;
  private final long faces;
  private UUID list;

  private MatcherLoad(Program program, long faces) {
    this.program = program;
    this.faces = faces;
  }

  public static void main(String[] args) throws Exception {
    Program program = new Program(Path.of(args[0]), Integer.parseInt(args[1]));
    MatcherLoad load = new MatcherLoad(program, Long.parseLong(args[2]));
    int rate = Integer.parseInt(args[3]);
    int seconds = Integer.parseInt(args[4]);
    load.fill();
    System.out.printf(Locale.ROOT, "ready %.1f s after the start%n", program.start());
    System.out.println(program.logged("descriptor index:").replaceAll(".*(descriptor index:)", "$1"));
    load.send(rate, seconds, "warm-up");
    load.send(rate, seconds, "measured");
    System.out.printf(Locale.ROOT, "largest memory of the server %.1f GB%n", program.peakMemory());
    program.stop();
  }

  private void fill() throws Exception {
    program.start();
    JsonNode lists = program.api.get("/6/lists?page_size=1").ok().path("lists");
    list =
        UUID.fromString(
            lists.isEmpty() ? program.api.list("generated") : lists.get(0).get("list_id").asText());
    long there =
        program.api.get("/6/faces/count?list_id=" + list).ok().get("faces_count").asLong();
    if (there < faces) {
      long begun = System.nanoTime();
      try (Connection database = program.database()) {
        UUID account = GeneratedFaces.account(database, "luna@visionlabs.ru");
        GeneratedFaces.write(database, account, list, there, faces);
      }
      System.out.printf(
          Locale.ROOT,
          "%,d faces written, %,.0f a second%n",
          faces - there,
          (faces - there) / ((System.nanoTime() - begun) / 1e9));
    }
    program.stop();
  }

  private void send(int rate, int seconds, String name) throws Exception {
    int requests = rate * seconds;
    ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    AtomicInteger wrong = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    long begun = System.nanoTime();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < requests; i++) {
        long due = begun + i * 1_000_000_000L / rate;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        long number = Math.floorMod(i * 7_368_787L, faces);
        clients.execute(
            () -> {
              try {
                if (!match(number).equals(GeneratedFaces.id(number).toString())) {
                  wrong.incrementAndGet();
                }
                nanos.add(System.nanoTime() - due);
              } catch (Exception e) {
                failed.incrementAndGet();
              }
            });
      }
    }
    double[] millis = nanos.stream().mapToDouble(n -> n / 1e6).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-8s %d requests at %d a second: ms p50 %.1f, p90 %.1f, p99 %.1f, max %.1f; failed %d,"
            + " wrong person first %d%n",
        name,
        requests,
        rate,
        quantile(millis, 0.5),
        quantile(millis, 0.9),
        quantile(millis, 0.99),
        quantile(millis, 1),
        failed.get(),
        wrong.get());
  }

  private String match(long number) throws Exception {
    Map<String, Object> reference =
        Map.of(
            "type", "raw_descriptor",
            "id", "probe",
            "data",
                Map.of(
                    "descriptor",
                    Base64.getEncoder().encodeToString(GeneratedFaces.photo(number)),
                    "version",
                    1001));
    Map<String, Object> filters = Map.of("origin", "faces", "list_id", list.toString());
    return program.api.match(reference, filters, 10).path(0).at("/face/face_id").asText();
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
  }
}
