package dev.perigee.api.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.blob.internal.s3.S3Server;
import dev.perigee.blob.internal.s3.S3Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with its images on an S3 server; {@code -Dperigee.smoke.command} as always. */
class S3IT {
  @TempDir Path folder;

  @Test
  void samples_are_kept_on_the_s3_server_and_there_after_a_crash() throws Exception {
    S3Settings s3 = S3Server.get().settings();
    Map<String, String> settings =
        Map.of(
            "PERIGEE_STORAGE_TYPE", "s3",
            "PERIGEE_STORAGE_S3_ENDPOINT", s3.endpoint().toString(),
            "PERIGEE_STORAGE_S3_BUCKET", s3.bucket(),
            "PERIGEE_STORAGE_S3_ACCESS_KEY", s3.accessKey(),
            "PERIGEE_STORAGE_S3_SECRET_KEY", s3.secretKey());
    String sample;
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"), settings)) {
      JsonNode samples = server.api().detect(SmokeIT.photo(1));
      sample = samples.path(0).at("/face/sample_id").asText();
      server.kill();
    }
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"), settings)) {
      JsonNode extracted = server.api().post("/6/extractor", List.of(sample));

      assertThat(extracted.path(0).path("attribute_id").asText()).isNotEmpty();
      server.stop();
    }
    assertThat(folder.resolve("data/blobs")).doesNotExist();
    try (var logs = Files.list(folder)) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        assertThat(log).content().doesNotContain(s3.secretKey());
      }
    }
  }
}
