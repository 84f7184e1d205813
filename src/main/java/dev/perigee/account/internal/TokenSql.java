package dev.perigee.account.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.account.AccountType;
import dev.perigee.account.VisibilityArea;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** SQL of tokens. */
@Singleton
class TokenSql {
  private static final String COLUMNS =
      "t.token_id, t.account_id, t.permissions, t.description, t.expiration_time,"
          + " t.visibility_area, t.create_time, t.last_update_time, a.account_type";

  private static final String INSERT =
      """
      INSERT INTO token (token_id, account_id, permissions, description, expiration_time,
        visibility_area, create_time, last_update_time)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
      """;

  private static final String UPDATE =
      """
      UPDATE token SET permissions = $3, description = $4, expiration_time = $5,
        visibility_area = $6, last_update_time = $7
      WHERE token_id = $1 AND account_id = $2
      """;

  private static final String BY_ID =
      "SELECT "
          + COLUMNS
          + " FROM token t JOIN account a USING (account_id)"
          + " WHERE t.token_id = $1 AND ($2::uuid IS NULL OR t.account_id = $2)";

  private static final String SEARCH =
      "SELECT "
          + COLUMNS
          + " FROM token t JOIN account a USING (account_id)"
          + " WHERE ($1::uuid IS NULL OR t.account_id = $1)"
          + " AND ($2::timestamptz IS NULL OR t.create_time < $2)"
          + " AND ($3::timestamptz IS NULL OR t.create_time >= $3)"
          + " ORDER BY t.create_time DESC, t.token_id LIMIT $4 OFFSET $5";

  private static final String DELETE = "DELETE FROM token WHERE token_id = $1 AND account_id = $2";

  private final Pool pool;
  private final ObjectMapper mapper;

  TokenSql(Pool pool, ObjectMapper mapper) {
    this.pool = pool;
    this.mapper = mapper;
  }

  Uni<Void> insert(UUID tokenId, UUID accountId, TokenGrant grant, Instant now) {
    return write(INSERT, tokenId, accountId, grant, now).replaceWithVoid();
  }

  /** False when the account has no such token. */
  Uni<Boolean> update(UUID tokenId, UUID accountId, TokenGrant grant, Instant now) {
    return write(UPDATE, tokenId, accountId, grant, now);
  }

  private Uni<Boolean> write(
      String sql, UUID tokenId, UUID accountId, TokenGrant grant, Instant now) {
    return pool.preparedQuery(sql)
        .execute(
            Tuple.tuple()
                .addUUID(tokenId)
                .addUUID(accountId)
                .addValue(new JsonObject(grant.permissions().json().toString()))
                .addString(grant.description())
                .addOffsetDateTime(utc(grant.expirationTime()))
                .addString(grant.visibilityArea().text())
                .addOffsetDateTime(utc(now)))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * The token, null when there is none.
   *
   * @param scope account that must own it, null for any
   */
  Uni<StoredToken> byId(UUID tokenId, UUID scope) {
    return pool.preparedQuery(BY_ID)
        .execute(Tuple.of(tokenId, scope))
        .map(
            rows -> {
              RowIterator<io.vertx.mutiny.sqlclient.Row> found = rows.iterator();
              return found.hasNext() ? read(found.next().getDelegate()) : null;
            });
  }

  /**
   * One page, newest first; null conditions do not count.
   *
   * @param page from 1
   */
  Uni<List<StoredToken>> search(
      UUID scope, Instant createTimeLt, Instant createTimeGte, int page, int pageSize) {
    return pool.preparedQuery(SEARCH)
        .execute(
            Tuple.tuple()
                .addUUID(scope)
                .addOffsetDateTime(utc(createTimeLt))
                .addOffsetDateTime(utc(createTimeGte))
                .addLong((long) pageSize)
                .addLong((page - 1L) * pageSize))
        .map(this::readAll);
  }

  /** False when the account has no such token. */
  Uni<Boolean> delete(UUID tokenId, UUID accountId) {
    return pool.preparedQuery(DELETE)
        .execute(Tuple.of(tokenId, accountId))
        .map(rows -> rows.rowCount() == 1);
  }

  private List<StoredToken> readAll(RowSet<io.vertx.mutiny.sqlclient.Row> rows) {
    List<StoredToken> tokens = new ArrayList<>();
    rows.forEach(row -> tokens.add(read(row.getDelegate())));
    return tokens;
  }

  private StoredToken read(Row row) {
    OffsetDateTime expires = row.getOffsetDateTime("expiration_time");
    return new StoredToken(
        row.getUUID("token_id"),
        row.getUUID("account_id"),
        AccountType.fromString(row.getString("account_type")),
        permissions(row.getJsonObject("permissions")),
        row.getString("description"),
        expires == null ? null : expires.toInstant(),
        VisibilityArea.fromString(row.getString("visibility_area")),
        row.getOffsetDateTime("create_time").toInstant(),
        row.getOffsetDateTime("last_update_time").toInstant());
  }

  private ObjectNode permissions(JsonObject stored) {
    try {
      JsonNode tree = mapper.readTree(stored.encode());
      return (ObjectNode) tree;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OffsetDateTime utc(Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  /**
   * A row.
   *
   * @param owner type of the account that owns it
   * @param expirationTime null for never
   */
  record StoredToken(
      UUID tokenId,
      UUID accountId,
      AccountType owner,
      ObjectNode permissions,
      String description,
      Instant expirationTime,
      VisibilityArea visibilityArea,
      Instant createTime,
      Instant lastUpdateTime) {}
}
