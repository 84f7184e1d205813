package dev.perigee.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2018-08-11T09:11:41.674Z,      2018-08-11T09:11:41.674Z",
    "2018-08-11t09:11:41z,          2018-08-11T09:11:41Z",
    "2018-08-11 09:11:41Z,          2018-08-11T09:11:41Z",
    "2018-08-11T09:11:41+03:30,     2018-08-11T05:41:41Z",
    "2018-08-11T09:11:41 03:30,     2018-08-11T05:41:41Z",
    "2018-08-11T09:11:41-01:00,     2018-08-11T10:11:41Z",
    "2018-08-11T09:11:41.123456789Z,2018-08-11T09:11:41.123456Z",
  })
  void rfc_3339_is_read_to_the_microsecond(String text, Instant expected) {
    assertThat(Times.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2018-08-11",
        "2018-08-11T09:11",
        "2018-08-11T09:11:41",
        "2018-02-30T09:11:41Z",
        "2018-08-11T25:11:41Z",
        "2018-08-11T09:11:41+99:00",
        "12018-08-11T09:11:41Z"
      })
  void anything_else_is_refused(String text) {
    assertThat(Times.isTime(text)).isFalse();
    assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void times_are_written_in_utc_with_six_digits() {
    assertThat(Times.format(Instant.parse("2024-02-01T10:00:00Z")))
        .isEqualTo("2024-02-01T10:00:00.000000+00:00");
  }

  @Test
  void what_is_written_can_be_read() {
    Instant now = Times.now();

    assertThat(Times.parse(Times.format(now))).isEqualTo(now);
  }
}
