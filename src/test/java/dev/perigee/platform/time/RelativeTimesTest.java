package dev.perigee.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeTimesTest {
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "now-0s, 2026-03-31T12:00:00Z",
    "now-90s, 2026-03-31T11:58:30Z",
    "now-15m, 2026-03-31T11:45:00Z",
    "now-3h, 2026-03-31T09:00:00Z",
    "now-2d, 2026-03-29T12:00:00Z",
    "now-4w, 2026-03-03T12:00:00Z",
    "now-1M, 2026-02-28T12:00:00Z",
    "now-2y, 2024-03-31T12:00:00Z"
  })
  void units_count_back_from_now(String text, Instant expected) {
    assertThat(RelativeTimes.parse(text, NOW)).isEqualTo(expected);
  }

  @Test
  void absolute_times_are_read_as_everywhere() {
    assertThat(RelativeTimes.parse("2018-08-11T09:11:41.674Z", NOW))
        .isEqualTo(Instant.parse("2018-08-11T09:11:41.674Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"now", "now+1h", "now-h", "now-1q", "now-1h ", "yesterday", ""})
  void everything_else_is_no_time(String text) {
    assertThatThrownBy(() -> RelativeTimes.parse(text, NOW)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void a_time_before_the_epoch_is_refused() {
    assertThatThrownBy(() -> RelativeTimes.parse("now-999999999y", NOW))
        .isInstanceOf(DateTimeException.class);
  }
}
