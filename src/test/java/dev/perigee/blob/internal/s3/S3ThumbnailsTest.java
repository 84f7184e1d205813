package dev.perigee.blob.internal.s3;

import dev.perigee.blob.MovableClock;
import dev.perigee.blob.ThumbnailsContract;
import dev.perigee.blob.internal.Storage;

class S3ThumbnailsTest extends ThumbnailsContract {

  @Override
  protected Storage open(MovableClock clock) throws Exception {
    return new S3Storage(S3Server.get().settings(), clock);
  }
}
