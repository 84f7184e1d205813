package dev.perigee.event.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.event.EventFilter;
import dev.perigee.event.EventIds;
import dev.perigee.event.EventTarget;
import dev.perigee.event.internal.query.Where;
import dev.perigee.platform.time.Times;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the planner makes of the statements over a partition of ten million rows. It holds 20,000,
 * distributed as those would be; the planner is told that each page holds more of them.
 */
@QuarkusTest
class QueryPlansTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant YEAR = Times.parse("2051-01-01T00:00:00Z");
  private static final String PARTITION = "event_2051010100";
  private static final UUID ACCOUNT = UUID.fromString("00000000-0000-4000-8000-000000000001");

  /** One event per 100 s; three accounts, 200 sources, 50 handlers, a tag in a thousand. */
  private static final String FILL =
      """
      INSERT INTO event (event_id, account_id, handler_id, create_time, end_time, external_id,
        user_data, source, stream_id, track_id, face_id, tags, attach_result, city, longitude,
        latitude, gender, age, top_object_id, top_external_id, match_result, face_detections,
        body_detections, meta)
      SELECT
        (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0') || '7'
          || lpad(to_hex(i %% 4096), 3, '0') || '8' || lpad(to_hex(i), 15, '0'))::uuid,
        ('00000000-0000-4000-8000-00000000000' || 1 + i %% 3)::uuid,
        ('00000000-0000-4000-8000-0000000001' || lpad((i %% 50)::text, 2, '0'))::uuid,
        moment, moment, 'ext' || i, '', 'cam' || i * 7 %% 200,
        ('00000000-0000-4000-8000-000000000' || lpad((i %% 300)::text, 3, '0'))::uuid,
        'track' || i / 3, gen_random_uuid(),
        CASE WHEN i %% 2 = 0 THEN ARRAY['tag' || i %% 1000, 'all'] ELSE '{}' END, '{}',
        'city' || i %% 20, 30 + i %% 1000 * 0.01, 50 + i / 1000 * 0.1, i %% 2, i %% 80,
        gen_random_uuid(), 'badge' || i, '[]', '[]', '[]',
        CASE WHEN i %% 3 = 0 THEN jsonb_build_object('plate', 'P' || i, 'speed', i %% 100) END
      FROM (SELECT i, '2051-01-01 00:00+00'::timestamptz + i * interval '100 s' AS moment
            FROM generate_series(1, 20000) i) g
      ON CONFLICT DO NOTHING
      """
          .replace("%%", "%");

  private static boolean filled;

  @Inject Pool pool;
  @Inject Partitions partitions;

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }

  @BeforeEach
  void fill() {
    if (!filled) {
      await(partitions.ensure(Partitions.Family.EVENTS, List.of(YEAR)));
      await(pool.query(FILL).execute());
      await(pool.query("ANALYZE " + PARTITION).execute());
      filled = true;
    }
  }

  private String plan(String statement, Tuple values) {
    String plan =
        await(
            pool.withTransaction(
                sql ->
                    enlarge(sql)
                        .chain(() -> sql.preparedQuery("EXPLAIN " + statement).execute(values))
                        .map(
                            rows -> {
                              StringBuilder text = new StringBuilder();
                              rows.forEach(row -> text.append(row.getString(0)).append('\n'));
                              return text.toString();
                            })
                        .call(() -> reduce(sql))));
    return plan;
  }

  /** Pages hold 500 times as many rows as they do. */
  private static Uni<Void> enlarge(SqlConnection sql) {
    return scale(sql, "* 500");
  }

  private static Uni<Void> reduce(SqlConnection sql) {
    return scale(sql, "/ 500");
  }

  private static Uni<Void> scale(SqlConnection sql, String by) {
    return sql.query(
            "UPDATE pg_class SET reltuples = reltuples %s WHERE relname LIKE '%s%%'"
                .formatted(by, PARTITION))
        .execute()
        .replaceWithVoid();
  }

  private String page(UUID scope, String filter) {
    EventFilter events =
        EventFilter.ofQuery(
            scope,
            EventFilterQueries.parse(
                filter.formatted(EventIds.of(YEAR.plusSeconds(1000)))
                    + "&create_time__gte=2051-01-01T00:00:00Z&create_time__lt=2051-02-01T00:00:00Z"),
            YEAR);
    Where where = EventQueries.where(events);
    String statement =
        EventQueries.page(events, EventTarget.ALL, where, null, !events.orderedById(), 1, 10);
    return plan(statement, where.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "page=1|account_id_create_time_event_id_idx",
        "gender=1|account_id_create_time_event_id_idx",
        "sources=cam7|account_id_source_create_time_idx",
        "external_ids=ext77|external_id_account_id_idx",
        "track_ids=track77|track_id_account_id_idx",
        "face_ids=88c5dd7e-693b-4386-92bc-0c31a150a7d0|face_id_idx",
        "top_similar_object_ids=88c5dd7e-693b-4386-92bc-0c31a150a7d0|top_object_id_idx",
        "top_similar_external_ids=badge-7|top_external_id_idx",
        "meta.plate=P3|meta_idx",
        "meta.plate__in=P3,P6|meta_idx",
        "event_ids=%s|create_time_event_id_idx"
      })
  void a_filter_is_answered_by_its_index(String filter, String index) {
    String plan = page(ACCOUNT, filter);

    assertThat(plan).as(plan).contains(PARTITION + "_" + index).doesNotContain("Seq Scan");
  }

  @ParameterizedTest
  @CsvSource({
    "tags=tag2",
    "handler_ids=00000000-0000-4000-8000-000000000107",
    "stream_ids=00000000-0000-4000-8000-000000000007",
    "cities=city7",
    "origin_longitude=36.6&origin_latitude=50.7",
    "event_id__gte=%s"
  })
  void no_filter_reads_the_whole_partition(String filter) {
    assertThat(page(ACCOUNT, filter)).contains("Index").doesNotContain("Seq Scan");
  }

  @Test
  void the_newest_events_are_read_in_order_for_one_account_and_for_all() {
    assertThat(page(ACCOUNT, "gender=1")).doesNotContain("Sort");
    assertThat(page(null, "page=1")).contains("create_time_event_id_idx").doesNotContain("Sort");
  }

  @Test
  void an_id_leads_to_its_partition_alone() {
    UUID id = EventIds.of(YEAR.plusSeconds(1000));
    Where where = EventQueries.ofIds(ACCOUNT, List.of(id));
    String plan = plan("SELECT * FROM event" + where.clause(), where.values());

    assertThat(plan.lines().filter(line -> line.contains(" on event_")).toList())
        .as(plan)
        .hasSize(1);
    assertThat(plan).contains("Index Scan");
  }

  @Test
  void times_leave_out_the_partitions_of_other_times() {
    assertThat(page(ACCOUNT, "age__gte=20").lines().filter(line -> line.contains(" on event_")))
        .allMatch(line -> line.contains(PARTITION));
  }
}
