package dev.perigee.platform.contract.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {
  private static final List<String> TYPES = List.of("application/json", "application/msgpack");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          application/json; charset=utf-8 | application/json
          IMAGE/JPEG                      | image/jpeg
          ` text/plain `                  | text/plain
          json                            |
          /json                           |
          text/                           |
          text plain/x                    |
          ``                              |
          """)
  void parameters_and_case_do_not_count(String text, String bare) {
    assertThat(MediaTypes.bare(text)).isEqualTo(bare);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json                   | true
          application/msgpack;q=0.5          | true
          text/html, application/*;q=0.1     | true
          */*                                | true
          text/html                          | false
          text/*                             | false
          application/json;q=0               | false
          application/json; q=0.0, text/html | false
          nonsense                           | false
          """)
  void accept_needs_one_type_in_common(String header, boolean good) {
    assertThat(MediaTypes.acceptable(List.of(header), TYPES, false)).isEqualTo(good);
  }

  @Test
  void several_accept_headers_are_one() {
    assertThat(MediaTypes.acceptable(List.of("text/html", "application/json"), TYPES, false))
        .isTrue();
  }

  @Test
  void without_accept_anything_is_fine() {
    assertThat(MediaTypes.acceptable(List.of(), TYPES, false)).isTrue();
  }

  @Test
  void where_accept_must_be_literal_wildcards_and_absence_do_not_count() {
    assertThat(MediaTypes.acceptable(List.of("application/json"), TYPES, true)).isTrue();
    assertThat(MediaTypes.acceptable(List.of("*/*"), TYPES, true)).isFalse();
    assertThat(MediaTypes.acceptable(List.of("application/*"), TYPES, true)).isFalse();
    assertThat(MediaTypes.acceptable(List.of(), TYPES, true)).isFalse();
  }

  @Test
  void a_wildcard_in_the_contract_takes_every_type() {
    assertThat(MediaTypes.listed(List.of("*/*"), "video/mp4")).isTrue();
    assertThat(MediaTypes.listed(TYPES, "video/mp4")).isFalse();
    assertThat(MediaTypes.acceptable(List.of("video/mp4"), List.of("*/*"), false)).isTrue();
  }
}
