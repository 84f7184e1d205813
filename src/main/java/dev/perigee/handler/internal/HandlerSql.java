package dev.perigee.handler.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.handler.Handler;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** SQL of handlers. */
@Singleton
class HandlerSql {
  private static final String COLUMNS =
      "handler_id, account_id, description, handler_type, lambda_id, policies,"
          + " create_time, last_update_time";

  private static final String INSERT =
      """
      INSERT INTO handler (handler_id, account_id, description, handler_type, lambda_id, policies)
      VALUES ($1, $2, $3, $4, $5, $6)
      """;

  private static final String UPDATE =
      """
      UPDATE handler SET description = $3, handler_type = $4, lambda_id = $5, policies = $6,
        last_update_time = now()
      WHERE handler_id = $1 AND account_id = $2
      """;

  private static final String DELETE =
      "DELETE FROM handler WHERE handler_id = $1 AND account_id = $2";

  private static final String BY_ID =
      "SELECT "
          + COLUMNS
          + " FROM handler WHERE handler_id = $1 AND ($2::uuid IS NULL OR account_id = $2)";

  private static final String FILTER =
      """
       FROM handler WHERE ($1::uuid IS NULL OR account_id = $1)
        AND ($2::smallint IS NULL OR handler_type = $2)
        AND ($3::boolean IS NULL OR (handler_type = 1) = $3)
        AND ($4::text IS NULL
          OR strpos(lower(description COLLATE pg_c_utf8), lower($4 COLLATE pg_c_utf8)) > 0)
      """;

  private static final String PAGE =
      "SELECT "
          + COLUMNS
          + FILTER
          + " ORDER BY create_time DESC, handler_id DESC LIMIT $5 OFFSET $6";

  private static final String COUNT = "SELECT count(*) AS handlers" + FILTER;

  private final Pool pool;
  private final ObjectMapper mapper;

  HandlerSql(Pool pool, ObjectMapper mapper) {
    this.pool = pool;
    this.mapper = mapper;
  }

  Uni<Void> insert(UUID handlerId, UUID accountId, HandlerContent content) {
    return pool.preparedQuery(INSERT)
        .execute(values(handlerId, accountId, content))
        .replaceWithVoid();
  }

  /** False when the account has no such handler. */
  Uni<Boolean> update(UUID handlerId, UUID accountId, HandlerContent content) {
    return pool.preparedQuery(UPDATE)
        .execute(values(handlerId, accountId, content))
        .map(rows -> rows.rowCount() == 1);
  }

  /** False when the account has no such handler. */
  Uni<Boolean> delete(UUID handlerId, UUID accountId) {
    return pool.preparedQuery(DELETE)
        .execute(Tuple.of(handlerId, accountId))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * The handler, null when there is none.
   *
   * @param scope account that must own it, null for any
   */
  Uni<Handler> byId(UUID scope, UUID handlerId) {
    return pool.preparedQuery(BY_ID)
        .execute(Tuple.of(handlerId, scope))
        .map(rows -> rows.iterator().hasNext() ? read(rows.iterator().next()) : null);
  }

  /** One page, newest first, counted from 1. */
  Uni<List<Handler>> page(HandlerFilter filter, int page, int pageSize) {
    Tuple values = values(filter).addLong((long) pageSize).addLong((page - 1L) * pageSize);
    return pool.preparedQuery(PAGE)
        .execute(values)
        .map(
            rows -> {
              List<Handler> found = new ArrayList<>();
              rows.forEach(row -> found.add(read(row)));
              return found;
            });
  }

  Uni<Long> count(HandlerFilter filter) {
    return pool.preparedQuery(COUNT)
        .execute(values(filter))
        .map(rows -> rows.iterator().next().getLong("handlers"));
  }

  private static Tuple values(UUID handlerId, UUID accountId, HandlerContent content) {
    return Tuple.tuple()
        .addUUID(handlerId)
        .addUUID(accountId)
        .addString(content.description())
        .addInteger(content.type())
        .addUUID(content.lambdaId())
        .addValue(
            content.policies() == null ? null : new JsonObject(content.policies().toString()));
  }

  private static Tuple values(HandlerFilter filter) {
    return Tuple.tuple()
        .addUUID(filter.scope())
        .addInteger(filter.type())
        .addBoolean(filter.dynamic())
        .addString(filter.description());
  }

  private Handler read(Row row) {
    int type = row.getInteger("handler_type");
    JsonObject policies = row.getJsonObject("policies");
    return new Handler(
        row.getUUID("handler_id"),
        row.getUUID("account_id"),
        row.getString("description"),
        type,
        type == Handler.DYNAMIC,
        row.getUUID("lambda_id"),
        policies == null ? null : tree(policies),
        row.getOffsetDateTime("create_time").toInstant(),
        row.getOffsetDateTime("last_update_time").toInstant());
  }

  private ObjectNode tree(JsonObject object) {
    try {
      return (ObjectNode) mapper.readTree(object.encode());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the database holds JSON
    }
  }
}
