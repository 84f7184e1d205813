package dev.perigee.api.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with room for three photos, asked for many at once. */
class OverloadIT {
  private static final int AT_ONCE = 40;

  @TempDir Path folder;

  @Test
  void aFullQueueIsToldWithTheTimeToComeBackAndTheRestIsServed() throws Exception {
    Map<String, String> small = Map.of("PERIGEE_VISION_WORKERS", "1", "PERIGEE_VISION_QUEUE", "2");
    byte[] photo = SmokeIT.photo(1);
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"), small)) {
      List<HttpResponse<byte[]>> answers =
          IntStream.range(0, AT_ONCE)
              .mapToObj(request -> server.api().analyse(photo))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 503);
      for (HttpResponse<byte[]> answer : answers) {
        JsonNode body = new ObjectMapper().readTree(answer.body());
        if (answer.statusCode() == 503) {
          assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
          assertThat(body.required("error_code").asInt()).isEqualTo(2);
          assertThat(body.fieldNames())
              .toIterable()
              .containsExactly("error_code", "desc", "detail", "link");
        } else {
          assertThat(body.at("/images_estimations/0/estimations")).isNotEmpty();
        }
      }
      assertThat(server.api().analyse(photo).join().statusCode()).isEqualTo(200);
      assertThat(server.stop()).isIn(0, 143);
    }
  }
}
