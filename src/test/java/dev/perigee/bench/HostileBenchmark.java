package dev.perigee.bench;

import dev.perigee.api.robustness.hostile.Hostile;
import dev.perigee.api.robustness.hostile.HostileImages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends every hostile image to a running server: milliseconds of each answer, and how much larger
 * the server's heap is afterwards.
 *
 * <p>{@code HostileBenchmark URL PID ROUNDS}; the first round warms up and is not told. Ends with 1
 * when an answer is not 400, takes 100 ms or more, or the heap has grown by 64 MB or more.
 */
public final class HostileBenchmark {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final double MOST_MILLIS = 100;
  private static final long MOST_KILOBYTES = 64 * 1024;
  private static final int SHOWN = 10;
  private static final int BAD_REQUEST = 400;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;
  private final String credentials =
      Base64.getEncoder()
          .encodeToString("luna@visionlabs.ru:luna".getBytes(StandardCharsets.UTF_8));

  private HostileBenchmark(URI url) {
    this.url = url;
  }

  private record Taken(Hostile image, int status, double millis) {}

  public static void main(String[] args) throws Exception {
    HostileBenchmark benchmark = new HostileBenchmark(URI.create(args[0]));
    String pid = args[1];
    int rounds = Integer.parseInt(args[2]);
    List<Hostile> images = HostileImages.all();
    benchmark.send(images);
    long before = heap(pid);
    List<Taken> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      all.addAll(benchmark.send(images));
    }
    long growth = heap(pid) - before;
    if (!told(images.size(), all, growth)) {
      System.exit(1);
    }
  }

  private List<Taken> send(List<Hostile> images) throws IOException, InterruptedException {
    List<Taken> taken = new ArrayList<>();
    for (Hostile image : images) {
      HttpRequest request =
          HttpRequest.newBuilder(url.resolve("/6/images"))
              .header("Authorization", "Basic " + credentials)
              .header("Content-Type", image.type())
              .POST(BodyPublishers.ofByteArray(image.bytes()))
              .build();
      long start = System.nanoTime();
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      taken.add(new Taken(image, answer.statusCode(), (System.nanoTime() - start) / 1e6));
    }
    return taken;
  }

  /** Kilobytes in use after a collection. */
  private static long heap(String pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("jcmd does not tell the heap of process " + pid);
    }
    return Long.parseLong(used.group(1));
  }

  private static String jcmd(String pid, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", pid, command).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return told;
  }

  private static boolean told(int images, List<Taken> all, long growth) {
    List<Taken> slowest =
        all.stream().sorted(Comparator.comparingDouble(Taken::millis).reversed()).toList();
    List<Taken> accepted = all.stream().filter(t -> t.status() != BAD_REQUEST).toList();
    System.out.printf(
        "%d images, %d requests: mean %.1f ms, median %.1f ms, slowest %.1f ms; heap grew by %d KB%n",
        images,
        all.size(),
        all.stream().mapToDouble(Taken::millis).average().orElse(0),
        slowest.get(slowest.size() / 2).millis(),
        slowest.getFirst().millis(),
        growth);
    for (Taken taken : slowest.subList(0, Math.min(SHOWN, slowest.size()))) {
      System.out.printf(
          "  %7.1f ms, %8d bytes: %s%n",
          taken.millis(), taken.image().bytes().length, taken.image());
    }
    accepted.forEach(t -> System.out.println("  answered " + t.status() + ": " + t.image()));
    return accepted.isEmpty()
        && slowest.getFirst().millis() < MOST_MILLIS
        && growth < MOST_KILOBYTES;
  }
}
