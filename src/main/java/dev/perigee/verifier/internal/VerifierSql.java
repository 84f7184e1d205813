package dev.perigee.verifier.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** SQL of verifiers. */
@Singleton
class VerifierSql {
  private static final String COLUMNS =
      "verifier_id, account_id, description, policies, create_time, last_update_time, version";

  private static final String INSERT =
      """
      INSERT INTO verifier (verifier_id, account_id, description, policies)
      VALUES ($1, $2, $3, $4)
      """;

  private static final String UPDATE =
      """
      UPDATE verifier SET description = $3, policies = $4, last_update_time = now(),
        version = version + 1
      WHERE verifier_id = $1 AND account_id = $2 RETURNING version
      """;

  private static final String DELETE =
      "DELETE FROM verifier WHERE verifier_id = $1 AND account_id = $2";

  private static final String BY_ID =
      "SELECT "
          + COLUMNS
          + " FROM verifier WHERE verifier_id = $1 AND ($2::uuid IS NULL OR account_id = $2)";

  private static final String FILTER =
      """
       FROM verifier WHERE ($1::uuid IS NULL OR account_id = $1)
        AND ($2::text IS NULL
          OR strpos(lower(description COLLATE pg_c_utf8), lower($2 COLLATE pg_c_utf8)) > 0)
      """;

  private static final String PAGE =
      "SELECT "
          + COLUMNS
          + FILTER
          + " ORDER BY create_time DESC, verifier_id DESC LIMIT $3 OFFSET $4";

  private static final String COUNT = "SELECT count(*) AS verifiers" + FILTER;

  private final Pool pool;
  private final ObjectMapper mapper;

  VerifierSql(Pool pool, ObjectMapper mapper) {
    this.pool = pool;
    this.mapper = mapper;
  }

  Uni<Void> insert(UUID verifierId, UUID accountId, String description, ObjectNode policies) {
    return pool.preparedQuery(INSERT)
        .execute(values(verifierId, accountId, description, policies))
        .replaceWithVoid();
  }

  /** The new version, null when the account has no such verifier. */
  Uni<Integer> update(UUID verifierId, UUID accountId, String description, ObjectNode policies) {
    return pool.preparedQuery(UPDATE)
        .execute(values(verifierId, accountId, description, policies))
        .map(rows -> rows.rowCount() == 0 ? null : rows.iterator().next().getInteger("version"));
  }

  /** False when the account has no such verifier. */
  Uni<Boolean> delete(UUID verifierId, UUID accountId) {
    return pool.preparedQuery(DELETE)
        .execute(Tuple.of(verifierId, accountId))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * The verifier, null when there is none.
   *
   * @param scope account that must own it, null for any
   */
  Uni<Verifier> byId(UUID scope, UUID verifierId) {
    return pool.preparedQuery(BY_ID)
        .execute(Tuple.of(verifierId, scope))
        .map(rows -> rows.size() == 0 ? null : read(rows.iterator().next()));
  }

  /**
   * One page, newest first, counted from 1.
   *
   * @param scope account to look in, null for all
   * @param description part of the description, case-insensitive; null for any
   */
  Uni<List<Verifier>> page(UUID scope, String description, int page, int pageSize) {
    Tuple values =
        Tuple.of(scope, description).addLong((long) pageSize).addLong((page - 1L) * pageSize);
    return pool.preparedQuery(PAGE).execute(values).map(this::read);
  }

  /** How many {@link #page} goes through. */
  Uni<Long> count(UUID scope, String description) {
    return pool.preparedQuery(COUNT)
        .execute(Tuple.of(scope, description))
        .map(rows -> rows.iterator().next().getLong("verifiers"));
  }

  private static Tuple values(
      UUID verifierId, UUID accountId, String description, ObjectNode policies) {
    return Tuple.of(verifierId, accountId, description, new JsonObject(policies.toString()));
  }

  private List<Verifier> read(RowSet<Row> rows) {
    List<Verifier> all = new ArrayList<>(rows.size());
    rows.forEach(row -> all.add(read(row)));
    return all;
  }

  private Verifier read(Row row) {
    return new Verifier(
        row.getUUID("verifier_id"),
        row.getUUID("account_id"),
        row.getString("description"),
        tree(row.getJsonObject("policies")),
        row.getOffsetDateTime("create_time").toInstant(),
        row.getOffsetDateTime("last_update_time").toInstant(),
        row.getInteger("version"));
  }

  private ObjectNode tree(JsonObject object) {
    try {
      return (ObjectNode) mapper.readTree(object.encode());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the database holds JSON
    }
  }
}
