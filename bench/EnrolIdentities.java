import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Enrols every other photo of each person, then asks who is on each of the rest. A photo with
 * several faces counts with its best one.
 */
final class EnrolIdentities {
  private static final int CANDIDATES = 100; // the most that one matching answers
  private static final double[] THRESHOLDS = {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};

  private final List<Double> genuine = new ArrayList<>();
  private final List<Double> impostor = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private int probes;
  private int rankOne;

  public static void main(String[] args) throws Exception {
    Path photos = Path.of(args[0]);
    String url = args.length > 1 ? args[1] : "http://127.0.0.1:5000";
    new EnrolIdentities().run(photos, url);
  }

  private void run(Path source, String url) throws Exception {
    Api api = new Api(url);
    api.awaitReady(java.time.Duration.ofSeconds(30));
    String list = "identities " + Instant.now();
    Path gallery = Files.createTempDirectory("perigee-gallery");
    List<Path> asked = split(source, gallery);
    int refused = enrol(gallery, list, url);
    String listId =
        api.get("/6/lists?user_data__eq=" + java.net.URLEncoder.encode(list, "UTF-8"))
            .ok()
            .at("/lists/0/list_id")
            .asText();
    for (Path photo : asked) {
      ask(api, listId, photo);
    }
    print(refused);
  }

  /** Links photos 1, 3, 5, … of each person into the gallery folder; returns the others. */
  private static List<Path> split(Path source, Path gallery) throws IOException {
    List<Path> others = new ArrayList<>();
    for (Path person : sorted(source)) {
      if (!Files.isDirectory(person)) {
        continue;
      }
      Path own = Files.createDirectory(gallery.resolve(person.getFileName()));
      boolean enrolled = true;
      for (Path photo : sorted(person)) {
        if (Api.photoType(photo.toString()) == null) {
          continue;
        }
        if (enrolled) {
          Files.copy(photo, own.resolve(photo.getFileName()));
        } else {
          others.add(photo);
        }
        enrolled = !enrolled;
      }
    }
    return others;
  }

  /** Exit code of the enrolment: 0 all, 1 some refused. */
  private static int enrol(Path gallery, String list, String url) throws Exception {
    String program = System.getProperty("perigee.program");
    int code =
        new ProcessBuilder(
                program, "enrol", gallery.toString(), "--list", list, "--url", url, "--best-face")
            .inheritIO()
            .start()
            .waitFor();
    if (code > 1) {
      throw new IllegalStateException("enrolment ended with " + code);
    }
    return code;
  }

  private void ask(Api api, String listId, Path photo) throws Exception {
    String person = photo.getParent().getFileName().toString();
    JsonNode image =
        api.post(
                "/6/sdk?multiface_policy=2&detect_face=1",
                Api.photoType(photo.toString()),
                Files.readAllBytes(photo))
            .ok()
            .at("/images_estimations/0");
    probes++;
    JsonNode descriptor =
        image.at("/estimations/0/face/detection/attributes/descriptor/sdk_descriptor");
    if (descriptor.isMissingNode()) {
      wrong.add(person + "/" + photo.getFileName() + ": no face found");
      return;
    }
    JsonNode found = api.match(descriptor.asText(), listId, CANDIDATES);
    for (JsonNode one : found) {
      double similarity = one.get("similarity").asDouble();
      boolean same = one.at("/face/user_data").asText().equals(person);
      (same ? genuine : impostor).add(similarity);
    }
    String best = found.at("/0/face/user_data").asText();
    if (best.equals(person)) {
      rankOne++;
    } else {
      wrong.add(person + "/" + photo.getFileName() + ": taken for " + best);
    }
  }

  private void print(int refused) {
    System.out.printf(
        Locale.ROOT,
        "%nrank-1: %d of %d photos right (%.1f %%)%s%n",
        rankOne,
        probes,
        100.0 * rankOne / probes,
        refused == 0 ? "" : "; some gallery photos were refused, see above");
    wrong.forEach(line -> System.out.println("  " + line));
    Collections.sort(impostor);
    System.out.printf(
        Locale.ROOT,
        "pairs: %d of one person, %d of two; highest similarity of two people %.3f%n",
        genuine.size(),
        impostor.size(),
        impostor.isEmpty() ? 0 : impostor.getLast());
    System.out.println("threshold  false match  false non-match");
    for (double threshold : THRESHOLDS) {
      System.out.printf(
          Locale.ROOT,
          "%9.2f  %10.3f %%  %13.3f %%%n",
          threshold,
          100 * share(impostor, s -> s >= threshold),
          100 * share(genuine, s -> s < threshold));
    }
  }

  private static double share(List<Double> scores, java.util.function.DoublePredicate test) {
    return scores.isEmpty()
        ? 0
        : (double) scores.stream().filter(s -> test.test(s)).count() / scores.size();
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      Path[] all = entries.toArray(Path[]::new);
      Arrays.sort(all);
      return List.of(all);
    }
  }
}
