package dev.perigee.handler.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.perigee.event.BodyEstimates;
import dev.perigee.event.FaceEstimates;
import dev.perigee.handler.EventFilters;
import dev.perigee.matching.Match;
import dev.perigee.matching.Origin;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventProfileTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private static final EventProfile KNOWN =
      new EventProfile(
          new FaceEstimates(1, 30, 4, 2, 3, 1, 0),
          new BodyEstimates(
              0,
              40,
              1,
              "black",
              "long",
              List.of("red", "blue"),
              "skirt",
              List.of("green"),
              "white",
              0),
          Map.of("near", List.of(match(0.9), match(0.2)), "empty", List.of()));

  private static final EventProfile UNKNOWN =
      new EventProfile(FaceEstimates.NONE, BodyEstimates.NONE, Map.of());

  private static Match match(double similarity) {
    return new Match(
        Origin.FACES, new UUID(1, 1), "", similarity, JsonNodeFactory.instance.objectNode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"gender": 1}                              | {"gender": 0}
          {"age__gte": 30}                           | {"age__gte": 31}
          {"age__lt": 31}                            | {"age__lt": 30}
          {"emotions": [1, 4]}                       | {"emotions": [1]}
          {"masks": [2]}                             | {"masks": [1, 3]}
          {"ethnicities": [3]}                       | {"ethnicities": [4]}
          {"liveness": [1]}                          | {"liveness": [0, 2]}
          {"deepfake": [0]}                          | {"deepfake": [1]}
          {"apparent_gender": [0]}                   | {"apparent_gender": [1]}
          {"apparent_age__gte": 40}                  | {"apparent_age__lt": 40}
          {"headwear_states": [1]}                   | {"headwear_states": [0]}
          {"headwear_apparent_colors": ["black"]}    | {"headwear_apparent_colors": ["white"]}
          {"sleeve_lengths": ["long"]}               | {"sleeve_lengths": ["short"]}
          {"upper_clothing_colors": ["blue", "pink"]} | {"upper_clothing_colors": ["pink"]}
          {"lower_garment_types": ["skirt"]}         | {"lower_garment_types": ["shorts"]}
          {"lower_garment_colors": ["green"]}        | {"lower_garment_colors": ["red"]}
          {"shoes_apparent_colors": ["white"]}       | {"shoes_apparent_colors": ["black"]}
          {"backpack_states": [0]}                   | {"backpack_states": [1]}
          {"gender": 1, "masks": [2]}                | {"gender": 1, "masks": [1]}
          {"match": [{"label": "near", "similarity__gte": 0.9}]} | {"match": [{"label": "near", "similarity__gte": 0.91}]}
          {"match": [{"label": "near", "similarity__lt": 0.91}]} | {"match": [{"label": "near", "similarity__lt": 0.9}]}
          {"match": [{"label": "near"}]}             | {"match": [{"label": "empty"}]}
          {"match": [{"label": "near", "origin": "faces"}]} | {"match": [{"label": "near", "origin": "events"}]}
          {"match": [{"label": "empty"}, {"label": "near"}]} | {"match": [{"label": "empty", "similarity__gte": 0.1}]}
          """)
  void one_value_passes_and_another_does_not(String passing, String failing) throws IOException {
    assertThat(KNOWN.passes(filters(passing))).isTrue();
    assertThat(KNOWN.passes(filters(failing))).isFalse();
    assertThat(UNKNOWN.passes(filters(passing))).as("nothing is known").isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                     | true
          {"match": [{"label": "empty", "similarity__lt": 0.5}]} | true
          {"match": [{"label": "never looked for", "similarity__lt": 0.5}]} | false
          """)
  void nobody_found_is_a_similarity_of_nothing(String filters, boolean passes) throws IOException {
    assertThat(KNOWN.passes(filters(filters))).isEqualTo(passes);
  }

  private static EventFilters filters(String json) throws IOException {
    return JSON.readValue(json, EventFilters.class);
  }
}
