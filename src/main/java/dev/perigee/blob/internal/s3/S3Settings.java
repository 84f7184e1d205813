package dev.perigee.blob.internal.s3;

import dev.perigee.platform.config.PerigeeConfig;
import java.net.URI;
import java.time.Duration;

/**
 * How to reach an S3 server.
 *
 * @param bucket the server's bucket that holds everything
 * @param connectTimeout for a connection
 * @param attemptTimeout for one attempt of a call, its bytes included
 * @param timeout for a call with all its attempts and the wait for its turn
 * @param concurrency calls at the same time
 * @param queue calls that may wait for their turn
 */
public record S3Settings(
    URI endpoint,
    String region,
    String bucket,
    String accessKey,
    String secretKey,
    Duration connectTimeout,
    Duration attemptTimeout,
    Duration timeout,
    int concurrency,
    int queue) {

  /**
   * @throws IllegalArgumentException when a setting is missing that has no default
   */
  public static S3Settings of(PerigeeConfig.S3 config) {
    return new S3Settings(
        config.endpoint().orElseThrow(() -> missing("endpoint")),
        config.region(),
        config.bucket(),
        config.accessKey().orElseThrow(() -> missing("access-key")),
        config.secretKey().orElseThrow(() -> missing("secret-key")),
        config.connectTimeout(),
        config.attemptTimeout(),
        config.timeout(),
        config.concurrency(),
        config.queue());
  }

  private static IllegalArgumentException missing(String key) {
    return new IllegalArgumentException(
        "perigee.storage.s3." + key + ": needed when perigee.storage.type is s3");
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return endpoint + "/" + bucket;
  }
}
