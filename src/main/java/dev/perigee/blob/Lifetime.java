package dev.perigee.blob;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the writer of a blob wants it to live.
 *
 * @param duration from the moment it is stored; null for ever
 * @param ofBucket whether the bucket decides, in which case the duration is null
 */
public record Lifetime(Duration duration, boolean ofBucket) {
  /** As long as the bucket says. */
  public static final Lifetime OF_BUCKET = new Lifetime(null, true);

  /** Until it is deleted. */
  public static final Lifetime FOR_EVER = new Lifetime(null, false);

  public Lifetime {
    if (duration != null && (ofBucket || duration.isNegative())) {
      throw new IllegalArgumentException("no lifetime: " + duration);
    }
  }

  /**
   * @param duration null for ever
   */
  public static Lifetime of(Duration duration) {
    return new Lifetime(duration, false);
  }

  /**
   * As requests say it.
   *
   * @param days null: the bucket decides; negative: for ever
   */
  public static Lifetime ofTtl(Integer days) {
    if (days == null) {
      return OF_BUCKET;
    }
    return days < 0 ? FOR_EVER : of(Duration.ofDays(days));
  }

  /**
   * End of a life that begins now.
   *
   * @param bucketTtl days, null for ever
   * @return null when there is none
   */
  public Instant endFrom(Instant now, Integer bucketTtl) {
    Duration life = ofBucket && bucketTtl != null ? Duration.ofDays(bucketTtl) : duration;
    return life == null ? null : now.plus(life);
  }
}
