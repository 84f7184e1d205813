package dev.perigee.event.internal.stats;

import dev.perigee.event.internal.query.Where;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

/** Counts, extremes and means over events, by groups. */
@ApplicationScoped
public class Statistics {
  private static final int MOST_GROUPS = 100_000;

  private final Pool pool;

  Statistics(Pool pool) {
    this.pool = pool;
  }

  /**
   * Names of the columns of the answer, and its rows.
   *
   * @param stats texts, numbers, lists of texts, nulls
   */
  public record Answer(List<String> fields, List<List<Object>> stats) {}

  /**
   * @param scope account whose events count, null for all
   * @throws ApiException 12022 with the path of what is wrong in the body
   */
  Uni<Answer> of(UUID scope, StatTable table, StatsRequest.Body body) {
    return of(scope, new StatsReader(table, Times.now()).read(body));
  }

  /**
   * @param scope account whose events count, null for all
   * @return fails with 12031 when there are more than 100,000 groups
   */
  Uni<Answer> of(UUID scope, StatsRequest request) {
    Where where = new Where();
    String statement = statement(scope, request, where);
    return pool.preparedQuery(statement)
        .execute(where.values())
        .map(
            rows -> {
              if (rows.size() > MOST_GROUPS) {
                throw ApiException.of(
                    ErrorCode.BAD_INPUT, "there are more than " + MOST_GROUPS + " groups");
              }
              List<List<Object>> stats = new ArrayList<>(rows.size());
              rows.forEach(row -> stats.add(values(row, request)));
              return new Answer(fields(request), stats);
            });
  }

  /** The statement; its parameters are added to the clause. */
  static String statement(UUID scope, StatsRequest request, Where where) {
    StringJoiner columns = new StringJoiner(", ");
    StringJoiner groups = new StringJoiner(", ", " GROUP BY ", "").setEmptyValue("");
    int number = 0;
    if (request.group() != null) {
      columns.add(request.group().of(request.table().time()));
      groups.add(String.valueOf(++number));
    }
    for (StatsRequest.Target target : request.targets()) {
      number++;
      columns.add(column(target, request.table(), where));
      if (target.aggregator() == Aggregator.GROUP_BY) {
        groups.add(String.valueOf(number));
      }
    }
    where.scope(scope).all(request.conditions());
    String grouped = groups.toString();
    return "SELECT "
        + columns
        + " FROM "
        + request.table().name()
        + where.clause()
        + grouped
        + grouped.replace("GROUP", "ORDER")
        + " LIMIT "
        + (MOST_GROUPS + 1);
  }

  private static String column(StatsRequest.Target target, StatTable table, Where where) {
    String value =
        target.column() == null ? field(target, table, where) : target.column().column().sql();
    return switch (target.aggregator()) {
      case GROUP_BY -> value;
      case COUNT -> "count(" + value + ")";
      case MAX -> "max(" + value + ")";
      case MIN -> "min(" + value + ")";
      case AVG -> "avg(" + value + ")::double precision";
    };
  }

  private static String field(StatsRequest.Target target, StatTable table, Where where) {
    String path = where.parameter(target.path().toArray(String[]::new)) + "::text[]";
    String field = table.document() + " #>> " + path;
    if (target.aggregator() == Aggregator.COUNT) {
      return field;
    }
    String type = target.text() ? "string" : "number";
    String cast = target.text() ? "" : "::double precision";
    return "CASE WHEN jsonb_typeof(%s #> %s) = '%s' THEN (%s)%s END"
        .formatted(table.document(), path, type, field, cast);
  }

  private static List<String> fields(StatsRequest request) {
    List<String> fields = new ArrayList<>();
    if (request.group() != null) {
      fields.add(request.table().time());
    }
    request.targets().forEach(target -> fields.add(target.name()));
    return fields;
  }

  private static List<Object> values(Row row, StatsRequest request) {
    List<Object> values = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      Object value = shown(row.getValue(i));
      boolean number = i == 0 && request.group() != null && request.group().frequency();
      values.add(number ? String.valueOf(value) : value);
    }
    return values;
  }

  private static Object shown(Object value) {
    return switch (value) {
      case null -> null;
      case OffsetDateTime time -> Times.format(time.toInstant());
      case Object[] array -> Arrays.stream(array).map(String::valueOf).toList();
      case UUID id -> id.toString();
      default -> value;
    };
  }
}
