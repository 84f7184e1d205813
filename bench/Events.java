import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Raw events per second through HTTP, how soon they are found, the same rows by a bare multi-row
 * insert, and searches over many generated events.
 */
final class Events {
  private static final int CONCURRENCY = 128;
  private static final int BARE_GROUP = 500;

  private final Program server;
  private final Random random = new Random(5);
  private final List<String> descriptors = new ArrayList<>();

  private Events(Program server) {
    this.server = server;
    for (int i = 0; i < 2000; i++) {
      descriptors.add(EventLoad.descriptor(random));
    }
  }

  public static void main(String[] args) throws Exception {
    Duration time = Duration.parse("PT" + args[0]);
    long generated = Long.parseLong(args[1]);
    Program server = new Program(Path.of(args[2]), Integer.parseInt(args[3]));
    server.start();
    Events bench = new Events(server);
    bench.sustained(time);
    bench.bare();
    if (generated > 0) {
      bench.generate(generated);
      bench.searches();
    }
    server.stop();
  }

  private void sustained(Duration time) throws Exception {
    String handler = server.handler();
    EventLoad load = new EventLoad(server.port, handler, CONCURRENCY, true);
    AtomicBoolean going = new AtomicBoolean(true);
    List<Double> visible = Collections.synchronizedList(new ArrayList<>());
    Thread prober = Thread.ofPlatform().start(() -> probe(handler, going, visible));
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    long report = begun + Duration.ofSeconds(30).toNanos();
    int at = 0;
    while (System.nanoTime() < end) {
      int camera = at % EventLoad.SOURCES;
      load.send(
          EventLoad.body("e" + at, camera, descriptors.get(at++ % descriptors.size())),
          (status, body) -> {});
      if (System.nanoTime() > report) {
        report += Duration.ofSeconds(30).toNanos();
        System.out.printf(
            "  %d acknowledged, %.0f/s, %s%n",
            load.acknowledged.get(),
            load.acknowledged.get() * 1e9 / (System.nanoTime() - begun),
            server.memory());
      }
    }
    load.drain();
    double seconds = (System.nanoTime() - begun) / 1e9;
    going.set(false);
    prober.join();
    System.out.printf(
        "raw events, wait_saving=1, %d at a time: %.0f/s over %.0f s; acknowledged after p50 %.1f"
            + " p99 %.1f ms; refused %d, failed %d%n",
        CONCURRENCY,
        load.acknowledged.get() / seconds,
        seconds,
        load.percentile(0.5),
        load.percentile(0.99),
        load.refused.get(),
        load.failed.get());
    double[] sorted = visible.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length > 0) {
      System.out.printf(
          "from the request until a search finds the event, %d probes: p50 %.1f p99 %.1f max %.1f"
              + " ms%n",
          sorted.length,
          sorted[sorted.length / 2],
          sorted[(int) (sorted.length * 0.99)],
          sorted[sorted.length - 1]);
    }
    load.close();
  }

  /** Stores an event without waiting and looks for it by its descriptor until it is found. */
  private void probe(String handler, AtomicBoolean going, List<Double> visible) {
    Random own = new Random(77);
    try {
      for (int i = 0; going.get(); i++) {
        String descriptor = EventLoad.descriptor(own);
        long begun = System.nanoTime();
        JsonNode saved =
            server
                .api
                .post(
                    "/6/handlers/" + handler + "/events/raw?wait_saving=0",
                    Api.JSON.readTree(EventLoad.body("probe" + i, 0, descriptor)))
                .body();
        String id = saved.path("event_id").asText();
        while (!id.isEmpty() && !finds(id, descriptor)) {
          Thread.sleep(2);
        }
        visible.add((System.nanoTime() - begun) / 1e6);
        Thread.sleep(200);
      }
    } catch (Exception e) {
      System.out.println("the prober has ended: " + e);
    }
  }

  private boolean finds(String id, String descriptor) throws Exception {
    Map<String, Object> reference =
        Map.of(
            "type", "raw_descriptor",
            "id", "probe",
            "data", descriptor,
            "version", EventLoad.DESCRIPTOR_VERSION);
    Map<String, Object> candidates =
        Map.of(
            "filters", Map.of("origin", "events", "event_ids", List.of(id)),
            "limit", 1,
            "targets", List.of("event_id"));
    return server
        .api
        .post(
            "/6/matcher/faces",
            Map.of("references", List.of(reference), "candidates", List.of(candidates)))
        .ok()
        .at("/0/matches/0/result/0/event/event_id")
        .asText()
        .equals(id);
  }

  /** The rows that are there once more, into tables without and with the same indices. */
  private void bare() throws Exception {
    try (Connection sql = server.database();
        Statement statement = sql.createStatement()) {
      sql.setAutoCommit(true);
      statement.execute("DROP TABLE IF EXISTS bare_event, bare_descriptor, bare_rows");
      statement.execute(
          "CREATE TABLE bare_rows AS SELECT row_number() OVER () AS n, e.*, d.version, d.descriptor"
              + " FROM event e JOIN event_descriptor d USING (event_id, create_time)"
              + " LIMIT 200000");
      statement.execute("CREATE INDEX ON bare_rows (n)");
      for (String including : new String[] {"DEFAULTS", "ALL"}) {
        statement.execute("CREATE TABLE bare_event (LIKE event INCLUDING " + including + ")");
        statement.execute(
            "CREATE TABLE bare_descriptor (LIKE event_descriptor INCLUDING " + including + ")");
        long rows = copyRows(sql);
        System.out.println(
            including.equals("ALL") ? "  ... with the same indices" : "  ... without indices");
        statement.execute("DROP TABLE bare_event, bare_descriptor");
      }
      statement.execute("DROP TABLE bare_rows");
    }
  }

  /** Reads groups into memory first: only the inserts are timed. */
  private long copyRows(Connection sql) throws Exception {
    List<String> json = new ArrayList<>();
    List<byte[][]> descriptors = new ArrayList<>();
    try (PreparedStatement read =
        sql.prepareStatement(
            "SELECT json_agg(to_jsonb(r) - 'n' - 'version' - 'descriptor')::text,"
                + " array_agg(descriptor) FROM bare_rows r GROUP BY n / "
                + BARE_GROUP)) {
      var found = read.executeQuery();
      while (found.next()) {
        json.add(found.getString(1));
        descriptors.add((byte[][]) found.getArray(2).getArray());
      }
    }
    long rows = 0;
    long begun = System.nanoTime();
    try (PreparedStatement insert =
        sql.prepareStatement(
            "WITH r AS (INSERT INTO bare_event"
                + " SELECT * FROM json_populate_recordset(NULL::bare_event, ?::json)"
                + " RETURNING event_id, create_time, account_id),"
                + " n AS (SELECT *, row_number() OVER () AS i FROM r)"
                + " INSERT INTO bare_descriptor"
                + " SELECT event_id, create_time, account_id, 1001, d"
                + " FROM n JOIN unnest(?::bytea[]) WITH ORDINALITY u(d, i) USING (i)")) {
      for (int i = 0; i < json.size(); i++) {
        insert.setString(1, json.get(i));
        insert.setArray(2, sql.createArrayOf("bytea", descriptors.get(i)));
        rows += insert.executeUpdate();
      }
    }
    System.out.printf(
        "bare multi-row insert of the same rows, %d at a time, one connection: %.0f/s%n",
        BARE_GROUP, rows * 1e9 / (System.nanoTime() - begun));
    return rows;
  }

  /** Events of the last 30 days, made by the database itself. */
  private void generate(long count) throws Exception {
    long begun = System.nanoTime();
    try (Connection sql = server.database();
        Statement statement = sql.createStatement()) {
      String account = server.account();
      statement.execute(
          "SELECT time_partition(ARRAY['event', 'event_descriptor'], now() - d * interval '1 day',"
              + " interval '168 hours') FROM generate_series(0, 31) d");
      long made = 0;
      while (made < count) {
        long now = Math.min(500_000, count - made);
        statement.execute(GENERATED.formatted(account, made, made + now - 1, count));
        made += now;
        System.out.printf("  %d of %d generated%n", made, count);
      }
      statement.execute("ANALYZE event");
    }
    System.out.printf("%d events generated in %.0f s%n", count, (System.nanoTime() - begun) / 1e9);
  }

  /** Account, first and last number, number of all. */
  private static final String GENERATED =
      """
      INSERT INTO event (event_id, account_id, handler_id, create_time, end_time, external_id,
        user_data, source, stream_id, track_id, face_id, tags, attach_result, city, longitude,
        latitude, gender, age, emotion, top_object_id, top_external_id, top_similarity,
        match_result, face_detections, body_detections, meta)
      SELECT
        (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0') || '7'
          || lpad(to_hex((i %% 4096)::integer), 3, '0') || '8' || lpad(to_hex(i), 15, '0'))::uuid,
        '%1$s'::uuid,
        ('00000000-0000-4000-8000-0000000001' || lpad((i %% 50)::text, 2, '0'))::uuid,
        moment, moment, 'gen' || i, '', 'cam' || i * 7919 %% 1000,
        ('00000000-0000-4000-8000-000000000' || lpad((i %% 300)::text, 3, '0'))::uuid,
        'track' || i / 3, NULL, ARRAY['tag' || i %% 1000, 'gen'], '{}', 'city' || i %% 20,
        30 + i %% 1000 * 0.01, 50 + i %% 777 * 0.01, i %% 2, i * 31 %% 100, 1 + i %% 7,
        NULL, NULL, NULL, '[]', '[]', '[]',
        CASE WHEN i %% 3 = 0 THEN jsonb_build_object('plate', 'P' || i, 'speed', i %% 100) END
      FROM (SELECT i, now() - interval '30 days' * (1 - i / %4$s.0) AS moment
            FROM generate_series(%2$s::bigint, %3$s::bigint) i) g
      """;

  private void searches() throws Exception {
    Instant now = Instant.now();
    String window =
        "create_time__gte=" + now.minus(Duration.ofDays(14)) + "&create_time__lt=" + now;
    for (String filter :
        List.of(
            "",
            "&sources=cam7&age__gte=20&age__lt=40&gender=1",
            "&tags=tag7&cities=city7",
            "&meta.plate=P9000000",
            "&external_ids=gen9000001",
            "&origin_longitude=31&origin_latitude=51&gender=0",
            "&sources=cam7&page=100&page_size=100")) {
      time("GET /6/events, 14 days" + filter, () -> server.api.get("/6/events?" + window + filter));
    }
    String period =
        """
        "period": [{"create_time__gte": "%s"}]"""
            .formatted(now.minus(Duration.ofDays(14)));
    for (String body :
        List.of(
            "{" + period + "}",
            """
            {"targets": [{"column": "gender", "aggregator": "group_by"},
                         {"column": "age", "aggregator": "avg"}], "group_by": "1d", %s}"""
                .formatted(period),
            """
            {"filters": [{"column": "source", "operator": "eq", "value": "cam7"}],
             "group_by": "hourOfDay", %s}"""
                .formatted(period))) {
      time(
          "POST /6/events/stats, 14 days " + body.replaceAll("\\s+", " "),
          () -> server.api.post("/6/events/stats", Api.JSON.readTree(body)));
    }
  }

  private interface Call {
    Api.Answer run() throws Exception;
  }

  private static void time(String name, Call call) throws Exception {
    double[] millis = new double[5];
    int answered = 0;
    for (int i = 0; i < millis.length; i++) {
      long begun = System.nanoTime();
      JsonNode body = call.run().ok();
      millis[i] = (System.nanoTime() - begun) / 1e6;
      answered = Math.max(body.path("events").size(), body.path("stats").size());
    }
    double first = millis[0];
    Arrays.sort(millis);
    System.out.printf(
        "%s: %d rows; first %.0f ms, median of five %.0f ms%n", name, answered, first, millis[2]);
  }
}
