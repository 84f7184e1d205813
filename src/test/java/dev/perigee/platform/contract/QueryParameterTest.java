package dev.perigee.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParameterTest {
  private static final String ID = "0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d11";

  private static ParameterValue value(String schema) throws Exception {
    JsonNode node = new YAMLMapper().readTree(schema);
    return ParameterValue.of(node);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {type: integer, minimum: 1, maximum: 9} | 1       | true
          {type: integer, minimum: 1, maximum: 9} | 9       | true
          {type: integer, minimum: 1, maximum: 9} | 0       | false
          {type: integer, minimum: 1, maximum: 9} | 10      | false
          {type: integer}                         | -5      | true
          {type: integer}                         | +5      | false
          {type: integer}                         | 1.0     | false
          {type: integer}                         | ``      | false
          {type: integer}                         | 2147483648 | false
          {type: integer, format: int64}          | 2147483648 | true
          {type: integer, enum: [0, 1]}           | 1       | true
          {type: integer, enum: [0, 1]}           | 2       | false
          {type: number, minimum: 0, maximum: 1}  | 0.5     | true
          {type: number, minimum: 0, maximum: 1}  | 5e-1    | true
          {type: number, minimum: 0, maximum: 1}  | 1.01    | false
          {type: number}                          | NaN     | false
          {type: number}                          | 1d      | false
          {type: number}                          | 0x1p3   | false
          {type: boolean}                         | true    | true
          {type: boolean}                         | 1       | false
          {type: string, format: uuid}            | 0A4E3D6B-2b1c-4c55-9e0f-6a1d4f0e9d11 | true
          {type: string, format: uuid}            | 1-1-1-1-1 | false
          {type: string, format: uuid}            | 0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d1g | false
          {type: string, format: date-time}       | 2020-01-01T00:00:00Z | true
          {type: string, format: date-time}       | 2020-01-01 | false
          {type: string, minLength: 2, maxLength: 3} | ab   | true
          {type: string, minLength: 2, maxLength: 3} | a    | false
          {type: string, minLength: 2, maxLength: 3} | abcd | false
          {type: string, maxLength: 1}            | \uD83D\uDE00 | true
          {type: string, pattern: '^[a-z]+$'}     | abc     | true
          {type: string, pattern: '^[a-z]+$'}     | ab1     | false
          """)
  void one_value_is_checked(String schema, String text, boolean good) throws Exception {
    assertThat(value(schema).accepts(text)).isEqualTo(good);
  }

  @Test
  void a_null_character_is_never_good() throws Exception {
    assertThat(value("{type: string}").accepts("a\0")).isFalse();
  }

  @Test
  void a_single_value_comes_once() throws Exception {
    QueryParameter page = new QueryParameter("page", false, false, null, value("{type: integer}"));

    assertThat(page.accepts(List.of())).isTrue();
    assertThat(page.accepts(List.of("1"))).isTrue();
    assertThat(page.accepts(List.of("1", "1"))).isFalse();
    assertThat(page.accepts(List.of("1,2"))).isFalse();
  }

  @Test
  void a_list_is_comma_separated_or_repeated() throws Exception {
    QueryParameter ids =
        new QueryParameter("ids", false, true, 3, value("{type: string, format: uuid}"));

    assertThat(ids.accepts(List.of(ID + "," + ID, ID))).isTrue();
    assertThat(ids.accepts(List.of(ID + "," + ID, ID + "," + ID))).isFalse();
    assertThat(ids.accepts(List.of(ID + ","))).isFalse();
    assertThat(ids.accepts(List.of(""))).isFalse();
  }
}
