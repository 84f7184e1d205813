package dev.perigee.blob.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.blob.MovableClock;
import dev.perigee.blob.SweepContract;
import dev.perigee.blob.internal.Storage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class S3SweepTest extends SweepContract {
  private S3Settings settings;

  @Override
  protected Storage open(MovableClock clock) throws Exception {
    settings = S3Server.get().settings();
    return new S3Storage(settings, clock);
  }

  @Override
  protected long stored() {
    try (S3Client client = new S3Client(settings)) {
      return await(client.list(S3Keys.BLOBS, null)).keys().size();
    }
  }

  @Test
  void an_upload_that_was_interrupted_is_ended_after_a_day() {
    try (S3Client client = new S3Client(settings)) {
      Map<String, String> headers = Map.of(S3Client.CONTENT_TYPE, "text/plain");
      await(client.beginParts(S3Keys.BLOBS + "folder/objects/left", headers));

      await(storage.tidy());
      assertThat(await(client.begunParts())).hasSize(1);
      clock.advance(Duration.ofDays(1).plusMinutes(1));
      await(storage.tidy());

      assertThat(await(client.begunParts())).isEmpty();
    }
  }
}
