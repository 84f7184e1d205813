package dev.perigee.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.perigee.platform.contract.Permission.Condition;
import io.vertx.core.MultiMap;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionTest {

  private static JsonNode yaml(String text) {
    try {
      return new YAMLMapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void one_or_several_are_read() {
    assertThat(Permission.list(yaml("{}").path("absent"))).isEmpty();
    assertThat(Permission.list(yaml("{object: face, action: view}")))
        .containsExactly(new Permission("face", "view"));
    assertThat(
            Permission.list(
                yaml(
                    """
                    - {object: list, action: deletion}
                    - {object: face, action: deletion, when: {query: with_faces, is: 1}}
                    """)))
        .containsExactly(
            new Permission("list", "deletion"),
            new Permission("face", "deletion", new Condition(false, "with_faces", "1")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{object: face}",
        "{object: a, action: b, when: {}}",
        "{object: a, action: b, when: {body: x, query: y}}"
      })
  void anything_else_is_an_error_of_the_document(String text) {
    assertThatThrownBy(() -> Permission.list(yaml(text))).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lists           |       | {lists: [a]}              | true",
        "lists           |       | {lists: []}               | false",
        "lists           |       | {lists: null}             | false",
        "lists           |       | {}                        | false",
        "a.b             |       | {a: {b: 0}}               | true",
        "a.b             | x     | {a: {b: y}}               | false",
        "a.b             | x     | {a: {b: x}}               | true",
        "a.*.b           | x     | {a: [{b: y}, {b: x}]}     | true",
        "a.*.b           | x     | {a: [{b: y}, {c: x}]}     | false",
        "a.*.b           | x     | {a: []}                   | false",
      })
  void a_condition_looks_into_the_body(String place, String value, String body, boolean holds) {
    assertThat(new Condition(true, place, value).holds(yaml(body))).isEqualTo(holds);
  }

  @Test
  void a_condition_looks_into_the_query() {
    MultiMap query = MultiMap.caseInsensitiveMultiMap().add("with_faces", "1");

    assertThat(new Condition(false, "with_faces", "1").holds(query)).isTrue();
    assertThat(new Condition(false, "with_faces", "0").holds(query)).isFalse();
    assertThat(new Condition(false, "other", null).holds(query)).isFalse();
    assertThat(new Condition(true, "with_faces", "1").holds(query)).isFalse();
  }
}
