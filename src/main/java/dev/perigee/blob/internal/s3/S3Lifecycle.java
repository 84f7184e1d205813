package dev.perigee.blob.internal.s3;

import io.minio.messages.Filter;
import io.minio.messages.LifecycleConfiguration;
import io.minio.messages.LifecycleConfiguration.Expiration;
import io.minio.messages.LifecycleConfiguration.Rule;
import io.minio.messages.Status;
import io.minio.messages.Tag;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Lets the server itself free the space of expired blobs, where it can: a rule for each number of
 * days, a tag on each blob. A server counts days from the moment it has the object and waits for
 * the next midnight, so that nothing goes early. {@link S3Sweep} looks after what has no tag.
 */
final class S3Lifecycle {
  private static final String TAG = "perigee-ttl";
  private static final String TAGGING = "x-amz-tagging";
  private static final String RULE = "perigee-ttl-";
  private static final List<Integer> DAYS = List.of(1, 2, 3, 4, 5, 6, 7, 14, 30, 60, 90, 180, 365);

  /** A server that cannot do it should not delay the start. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final S3Client client;
  private volatile boolean active;

  S3Lifecycle(S3Client client) {
    this.client = client;
  }

  /** Sets the rules that are missing; others stay. Never fails: then the sweeper does all. */
  Uni<Void> prepare() {
    return client
        .lifecycle()
        .flatMap(this::complete)
        .chain(this::probe)
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .invoke(() -> active = true)
        .onFailure()
        .invoke(e -> Log.infof("the S3 server does not remove what expires: %s", e.getMessage()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> complete(List<Rule> existing) {
    Set<String> ids = new HashSet<>();
    existing.forEach(rule -> ids.add(rule.id()));
    List<Rule> missing =
        DAYS.stream().filter(days -> !ids.contains(RULE + days)).map(S3Lifecycle::rule).toList();
    return missing.isEmpty()
        ? Uni.createFrom().voidItem()
        : client.setLifecycle(
            new LifecycleConfiguration(
                Stream.concat(existing.stream(), missing.stream()).toList()));
  }

  private static Rule rule(int days) {
    return new Rule(
        Status.ENABLED,
        null,
        new Expiration((ZonedDateTime) null, days, null, null),
        new Filter(new Tag(TAG, Integer.toString(days))),
        RULE + days,
        null,
        null,
        null);
  }

  /** The key may be allowed to set rules, and not to set tags. */
  private Uni<Void> probe() {
    String key = "probe/" + UUID.randomUUID();
    return client
        .put(
            key,
            Map.of(S3Client.CONTENT_TYPE, "text/plain", TAGGING, TAG + "=" + DAYS.getFirst()),
            new byte[0])
        .chain(() -> client.delete(key));
  }

  /** Headers that a blob is put with, so that the server removes it in time; may be none. */
  Map<String, String> headers(Instant now, Instant expiry) {
    if (!active || expiry == null) {
      return Map.of();
    }
    Duration life = Duration.between(now, expiry);
    int days = Math.toIntExact(Math.min(life.toDays(), Integer.MAX_VALUE));
    return DAYS.contains(days) && life.equals(Duration.ofDays(days))
        ? Map.of(TAGGING, TAG + "=" + days)
        : Map.of();
  }
}
