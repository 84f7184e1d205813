package dev.perigee.blob.internal.s3;

import dev.perigee.blob.MovableClock;
import dev.perigee.blob.SweepContract;
import dev.perigee.blob.internal.Storage;

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
}
