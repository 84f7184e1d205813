package dev.perigee.matching.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.matching.CandidateGroup;
import dev.perigee.matching.Matcher;
import dev.perigee.platform.error.ApiException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CandidateChecksTest {
  private static final String ID = "557d54ec-29ad-4f3c-93b4-c9092ef12515";

  @Inject Matcher matcher;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          {"origin": "faces", "user_data": "x", "create_time__gte": "now-3h"}
          {"origin": "faces", "event_id": "557d54ec-29ad-4f3c-93b4-c9092ef12515"}
          {"origin": "attributes", "attribute_ids": []}
          """)
  void filters_of_the_origin_pass(String filters) {
    assertThatCode(() -> check(filters)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          {"origin": "faces", "attribute_ids": []}        | attribute_ids
          {"origin": "faces", "sources": ["gate"]}        | sources
          {"origin": "faces", "create_time__lt": "later"} | create_time__lt
          {"origin": "attributes", "attribute_ids": [], "list_id": null} | list_id
          {"origin": "attributes"}                        | attribute_ids
          """)
  void others_are_refused_by_name(String filters, String field) {
    assertRefused(filters, "a.filters." + field);
  }

  @Test
  void a_target_of_another_origin_is_refused() {
    assertRefused("{\"origin\": \"faces\"}", "a.targets.1", "face_id", "attribute_id");
    assertRefused(
        "{\"origin\": \"attributes\", \"attribute_ids\": [\"%s\"]}".formatted(ID),
        "a.targets.0",
        "user_data");
  }

  @Test
  void similarity_is_a_target_of_all() {
    assertThatCode(
            () -> {
              check("{\"origin\": \"faces\"}", "similarity");
              check("{\"origin\": \"attributes\", \"attribute_ids\": []}", "similarity");
            })
        .doesNotThrowAnyException();
  }

  private void assertRefused(String filters, String path, String... targets) {
    assertThatThrownBy(() -> check(filters, targets))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.body().errorCode()).isEqualTo(12022);
              assertThat(refusal.body().detail()).contains("Path: '" + path + "'");
            });
  }

  private void check(String filters, String... targets) throws JsonProcessingException {
    ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(filters);
    List<String> asked = targets.length == 0 ? null : List.of(targets);
    matcher.check(new CandidateGroup(tree, null, null, asked), "a.filters", "a.targets");
  }
}
