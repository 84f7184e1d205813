package dev.perigee.matching.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MatchTimesTest {
  @Test
  void a_bound_between_two_microseconds_is_the_later_one() {
    assertThat(MatchTimes.micros(Instant.ofEpochSecond(1, 1_000), 0)).isEqualTo(1_000_001);
    assertThat(MatchTimes.micros(Instant.ofEpochSecond(1, 1_001), 0)).isEqualTo(1_000_002);
    assertThat(MatchTimes.micros(Instant.ofEpochSecond(-1, 999_999_500), 0)).isZero();
  }

  @Test
  void no_bound_is_as_told() {
    assertThat(MatchTimes.micros(null, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void times_beyond_a_long_of_microseconds_are_beyond_every_face() {
    assertThat(MatchTimes.micros(Instant.MAX, 0)).isGreaterThan(8_000_000_000_000_000_000L);
    assertThat(MatchTimes.micros(Instant.MIN, 0)).isLessThan(-8_000_000_000_000_000_000L);
  }
}
