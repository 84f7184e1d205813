package dev.perigee.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.perigee.event.EventContext;
import dev.perigee.event.FaceEstimates;
import dev.perigee.event.NewEvent;
import dev.perigee.event.NewGeneralEvent;
import dev.perigee.event.TestEvents;
import dev.perigee.platform.time.Times;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StatisticsApiTest {
  private final EventClient anna = new EventClient();
  private final EventClient bert = new EventClient();

  private static NewEvent person(String time, String source, Integer gender, Integer age) {
    return new NewEvent(
        null,
        null,
        Times.parse(time),
        null,
        new EventContext(null, null, source, null, null, null, List.of(), null),
        List.of(),
        List.of(),
        new FaceEstimates(gender, age, null, null, null, null, null),
        null,
        List.of(),
        null,
        List.of(),
        List.of());
  }

  /** A Monday and the Tuesday after it. */
  private void saveFour() {
    anna.save(
        person("2026-03-02T10:00:00Z", "cam1", 0, 20),
        person("2026-03-02T10:59:59Z", "cam1", 1, 30),
        person("2026-03-02T11:00:00Z", "cam2", 1, 41),
        person("2026-03-03T10:00:00Z", null, null, null));
  }

  private JsonNode stats(String json) {
    try {
      return new ObjectMapper()
          .readTree(anna.post("/6/events/stats", json).statusCode(200).extract().asByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String rows(JsonNode stats) {
    return stats.path("stats").toString();
  }

  @Test
  void without_targets_events_are_counted() {
    saveFour();

    assertThat(stats("{}").toString())
        .isEqualTo("{\"fields\":[\"count_event_id\"],\"stats\":[[4]]}");
    bert.post("/6/events/stats", "{}").body("stats", contains(contains(0)));
  }

  @Test
  void columns_are_aggregated_by_group() {
    saveFour();

    JsonNode stats =
        stats(
            """
            {"targets": [{"column": "gender", "aggregator": "group_by"},
                         {"column": "age", "aggregator": "avg"},
                         {"column": "age", "aggregator": "min"},
                         {"column": "age", "aggregator": "max"},
                         {"column": "source", "aggregator": "count"}]}
            """);

    assertThat(stats.path("fields").toString())
        .isEqualTo("[\"gender\",\"avg_age\",\"min_age\",\"max_age\",\"count_source\"]");
    assertThat(rows(stats))
        .isEqualTo("[[0,20.0,20,20,1],[1,35.5,30,41,2],[null,null,null,null,0]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dayOfWeek|[['1',3],['2',1]]",
        "hourOfDay|[['10',3],['11',1]]",
        "minuteOfHour|[['0',3],['59',1]]",
        "dayOfMonth|[['2',3],['3',1]]",
        "dayOfYear|[['61',3],['62',1]]",
        "weekOfYear|[['10',4]]",
        "monthOfYear|[['3',4]]",
        "1h|[['2026-03-02T10:00:00.000000+00:00',2],['2026-03-02T11:00:00.000000+00:00',1],"
            + "['2026-03-03T10:00:00.000000+00:00',1]]",
        "1d|[['2026-03-02T00:00:00.000000+00:00',3],['2026-03-03T00:00:00.000000+00:00',1]]",
        "1w|[['2026-03-02T00:00:00.000000+00:00',4]]",
        "3M|[['2026-01-01T00:00:00.000000+00:00',4]]",
        "10y|[['2020-01-01T00:00:00.000000+00:00',4]]"
      })
  void events_are_grouped_by_time(String group, String rows) {
    saveFour();

    JsonNode stats = stats("{\"group_by\": \"" + group + "\"}");

    assertThat(stats.path("fields").toString()).isEqualTo("[\"create_time\",\"count_event_id\"]");
    assertThat(rows(stats).replace('"', '\'')).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'column': 'source', 'operator': 'eq', 'value': 'cam1'}|2",
        "{'column': 'source', 'operator': 'neq', 'value': 'cam1'}|2",
        "{'column': 'source', 'operator': 'in', 'value': ['cam1', 'cam2']}|3",
        "{'column': 'source', 'operator': 'nin', 'value': ['cam1']}|2",
        "{'column': 'source', 'operator': 'eq', 'value': null}|1",
        "{'column': 'source', 'operator': 'neq', 'value': null}|3",
        "{'column': 'age', 'operator': 'gte', 'value': 30}|2",
        "{'column': 'age', 'operator': 'lt', 'value': 30}|1",
        "{'column': 'gender', 'operator': 'in', 'value': [1, null]}|3",
        "{'column': 'geo_position', 'operator': 'eq', 'value': null}|4",
        "{'column': 'geo_position', 'operator': 'covered',"
            + " 'value': {'origin_longitude': 1, 'origin_latitude': 2}}|0",
        "{'column': 'tags', 'operator': 'nlike', 'value': 'x'}|4",
        "{'column': 'meta.speed', 'operator': 'gt', 'value': 3}|0",
        "{'column': 'meta.speed', 'operator': 'eq', 'value': null}|4"
      })
  void filters_say_which_events_count(String filter, int count) {
    saveFour();

    assertThat(rows(stats("{\"filters\": [" + filter.replace('\'', '"') + "]}")))
        .isEqualTo("[[" + count + "]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'column': 'create_time', 'operator': 'gte', 'value': '2026-03-02T11:00:00Z'},"
            + " {'column': 'create_time', 'operator': 'lt', 'value': '2026-03-03T10:00:00Z'}]",
        "[{'create_time__gte': '2026-03-02T11:00:00Z', 'create_time__lt': '2026-03-03T10:00:00Z'}]"
      })
  void a_period_bounds_the_creation_time(String period) {
    saveFour();

    assertThat(rows(stats("{\"period\": " + period.replace('\'', '"') + "}"))).isEqualTo("[[1]]");
  }

  @Test
  void every_field_of_meta_can_be_aggregated() {
    anna.save(TestEvents.full(Instant.now()), TestEvents.bare(Instant.now()));

    JsonNode stats =
        stats(
            """
            {"targets": [{"column": "meta.speed", "aggregator": "avg"},
                         {"column": "meta.zone.floor", "aggregator": "min"},
                         {"column": "meta.plate", "aggregator": "count"},
                         {"column": "meta.plate:string", "aggregator": "max"},
                         {"column": "tags", "aggregator": "max"},
                         {"column": "top_similar_object_similarity", "aggregator": "max"},
                         {"column": "create_time", "aggregator": "count"}]}
            """);

    assertThat(rows(stats)).isEqualTo("[[36.6,-1.0,1,\"A123\",[\"vip\",\"door\"],0.97,2]]");
  }

  @Test
  void every_column_takes_every_aggregator_that_is_listed_for_it() {
    anna.save(TestEvents.full(Instant.now()));

    for (String aggregator : List.of("count", "max", "min", "avg", "group_by")) {
      for (String column : StatisticsColumns.of(aggregator)) {
        stats(
            """
            {"targets": [{"column": "event_id", "aggregator": "count"},
                         {"column": "%s", "aggregator": "%s"}]}
            """
                .formatted(column, aggregator));
      }
      for (String column : StatisticsColumns.without(aggregator)) {
        anna.post(
                "/6/events/stats",
                "{\"targets\": [{\"column\": \"%s\", \"aggregator\": \"%s\"}]}"
                    .formatted(column, aggregator))
            .statusCode(400)
            .body("detail", containsString("targets.0.aggregator"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'targets': [{'column': 'gender', 'aggregator': 'group_by'}]}|targets",
        "{'targets': [{'column': 'nothing', 'aggregator': 'count'}]}|targets.0.column",
        "{'targets': [{'column': 'meta.a..b', 'aggregator': 'count'}]}|targets.0.column",
        "{'filters': [{'column': 'nothing', 'operator': 'eq', 'value': 1}]}|filters.0.column",
        "{'filters': [{'column': 'source', 'operator': 'gt', 'value': 1}]}|filters.0.operator",
        "{'filters': [{'column': 'age', 'operator': 'eq', 'value': 'x'}]}|filters.0.value",
        "{'filters': [{'column': 'age', 'operator': 'in', 'value': 1}]}|filters.0.value",
        "{'filters': [{'column': 'age', 'operator': 'eq', 'value': [1]}]}|filters.0.value",
        "{'filters': [{'column': 'age', 'operator': 'eq', 'value': {'a': 1}}]}|filters.0.value",
        "{'filters': [{'column': 'geo_position', 'operator': 'covered', 'value': 1}]}"
            + "|filters.0.value",
        "{'period': [{'create_time__gte': '2026-03-02T11:00:00Z'},"
            + " {'create_time__gte': '2026-03-02T11:00:00Z'}]}|period",
        "{'group_by': '0d'}|group_by",
        "{'group_by': 'dayOfDay'}|group_by"
      })
  void a_wrong_request_is_refused_with_the_path_of_the_fault(String body, String path) {
    anna.post("/6/events/stats", body.replace('\'', '"'))
        .statusCode(400)
        .body("error_code", equalTo(12022))
        .body("detail", containsString("Path: '" + path + "'"));
  }

  @Test
  void general_events_have_statistics_alike() {
    for (int speed = 1; speed <= 3; speed++) {
      EventClient.save(
          anna.account(),
          new NewGeneralEvent(
              null,
              speed < 3 ? "car" : "bike",
              Times.parse("2026-03-02T10:00:00Z"),
              null,
              null,
              null,
              null,
              JsonNodeFactory.instance.objectNode().put("speed", speed)));
    }

    anna.post(
            "/6/general/events/stats",
            """
            {"targets": [{"column": "event_type", "aggregator": "group_by"},
                         {"column": "event.speed", "aggregator": "avg"}],
             "filters": [{"column": "event.speed", "operator": "gte", "value": 2}],
             "period": [{"event_create_time__gte": "2026-03-02T10:00:00Z"}],
             "group_by": "1y"}
            """)
        .statusCode(200)
        .body("fields", contains("event_create_time", "event_type", "avg_event.speed"))
        .body("stats.size()", equalTo(2))
        .body("stats[0]", contains("2026-01-01T00:00:00.000000+00:00", "bike", 3.0f))
        .body("stats[1][2]", equalTo(2.0f));
  }
}
