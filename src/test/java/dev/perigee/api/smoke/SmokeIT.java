package dev.perigee.api.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What must work in every form of the program: start, detect, enrol, match, stop, start again,
 * match again. Runs against the JVM build; {@code -Dperigee.smoke.command} names another form.
 */
class SmokeIT {
  @TempDir Path folder;

  @Test
  void whoIsEnrolledIsFoundBeforeAndAfterARestart() throws Exception {
    List<String> faces = new ArrayList<>();
    String list;
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
      Api api = server.api();
      assertThat(api.get("/version").has("luna-api")).isTrue();
      list = api.post("/6/lists", Map.of("user_data", "smoke")).required("list_id").asText();
      for (int photo = 1; photo <= 3; photo++) {
        faces.add(enrol(api, photo, list));
      }
      assertFoundFirst(api, faces, list);
      assertThat(server.stop()).isIn(0, 143);
    }
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
      assertFoundFirst(server.api(), faces, list);
      assertThat(server.stop()).isIn(0, 143);
    }
  }

  private static void assertFoundFirst(Api api, List<String> faces, String list)
      throws IOException, InterruptedException {
    for (int photo = 1; photo <= faces.size(); photo++) {
      JsonNode best = match(api, attribute(api, photo), list).path(0);
      assertThat(best.at("/face/face_id").asText()).isEqualTo(faces.get(photo - 1));
      assertThat(best.required("similarity").asDouble()).isGreaterThan(0.99);
    }
  }

  private static String enrol(Api api, int photo, String list)
      throws IOException, InterruptedException {
    Map<String, Object> face =
        Map.of(
            "attribute", Map.of("attribute_id", attribute(api, photo)),
            "lists", List.of(list));
    return api.post("/6/faces", face).required("face_id").asText();
  }

  /** A temporary attribute of the largest face of a photo. */
  private static String attribute(Api api, int photo) throws IOException, InterruptedException {
    JsonNode samples = api.detect(photo(photo));
    assertThat(samples).isNotEmpty();
    String sample = samples.path(0).at("/face/sample_id").asText();
    return api.post("/6/extractor", List.of(sample)).path(0).required("attribute_id").asText();
  }

  private static JsonNode match(Api api, String attribute, String list)
      throws IOException, InterruptedException {
    Map<String, Object> body =
        Map.of(
            "references",
            List.of(Map.of("type", "attribute", "id", attribute)),
            "candidates",
            List.of(Map.of("filters", Map.of("origin", "faces", "list_id", list), "limit", 3)));
    return api.post("/6/matcher/faces", body).at("/0/matches/0/result");
  }

  static byte[] photo(int number) throws IOException {
    try (InputStream in = SmokeIT.class.getResourceAsStream("/photos/sample" + number + ".jpg")) {
      return in.readAllBytes();
    }
  }
}
