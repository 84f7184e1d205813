package dev.perigee.face.internal;

import dev.perigee.face.AttributeData;
import dev.perigee.face.Attributes;
import dev.perigee.face.TemporaryAttribute;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** {@link Attributes} over PostgreSQL; may be called from any thread. */
@ApplicationScoped
class TemporaryAttributes implements Attributes {
  /** One statement: the descriptors need no transaction of their own. */
  private static final String INSERT =
      """
      WITH stored AS (
        INSERT INTO attribute (attribute_id, account_id, create_time, expire_time,
          age, gender, ethnicity, basic_attributes_samples, face_descriptor_samples)
        VALUES ($1, $4, now(), now() + $5::bigint * interval '1 second', $6, $7, $8, $9, $10)
        RETURNING attribute_id)
      INSERT INTO attribute_descriptor (attribute_id, version, descriptor)
      SELECT attribute_id, version, descriptor
      FROM stored, unnest($2::integer[], $3::bytea[]) AS given (version, descriptor)
      """;

  private static final String SELECT =
      """
      SELECT attribute_id, account_id, create_time, age, gender, ethnicity,
        basic_attributes_samples, face_descriptor_samples,
        ARRAY(SELECT d.version FROM attribute_descriptor d
              WHERE d.attribute_id = a.attribute_id ORDER BY d.version) AS versions,
        ARRAY(SELECT d.descriptor FROM attribute_descriptor d
              WHERE d.attribute_id = a.attribute_id ORDER BY d.version) AS descriptors
      FROM attribute a
      WHERE attribute_id = ANY($1) AND expire_time > now() AND ($2::uuid IS NULL OR account_id = $2)
      """;

  private static final String DELETE =
      "DELETE FROM attribute WHERE attribute_id = $1 AND account_id = $2 AND expire_time > now()";

  private final Pool pool;

  TemporaryAttributes(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<UUID> create(UUID accountId, AttributeData data, Duration ttl) {
    UUID attributeId = UUID.randomUUID();
    return Uni.createFrom()
        .item(data::notEmpty)
        .flatMap(checked -> insert(pool, attributeId, accountId, checked, ttl))
        .replaceWith(attributeId);
  }

  /** Stores an attribute that is not empty, in the transaction of the connection. */
  static Uni<Void> insert(
      SqlClient sql, UUID attributeId, UUID accountId, AttributeData data, Duration ttl) {
    Tuple values =
        DescriptorSql.parameters(attributeId, data.descriptors())
            .addUUID(accountId)
            .addLong(ttl.toSeconds());
    return sql.preparedQuery(INSERT).execute(AttributeSql.addTo(values, data)).replaceWithVoid();
  }

  @Override
  public Uni<List<TemporaryAttribute>> byIds(UUID scope, Collection<UUID> attributeIds) {
    return byIds(pool, scope, attributeIds);
  }

  /** As {@link #byIds(UUID, Collection)}, inside the transaction of the connection. */
  static Uni<List<TemporaryAttribute>> byIds(
      SqlClient sql, UUID scope, Collection<UUID> attributeIds) {
    LinkedHashSet<UUID> asked = new LinkedHashSet<>(attributeIds);
    return sql.preparedQuery(SELECT)
        .execute(Tuple.tuple().addArrayOfUUID(asked.toArray(UUID[]::new)).addUUID(scope))
        .map(
            rows -> {
              Map<UUID, TemporaryAttribute> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getUUID("attribute_id"), read(row.getDelegate())));
              return asked.stream().map(found::get).filter(Objects::nonNull).toList();
            });
  }

  private static TemporaryAttribute read(Row row) {
    return new TemporaryAttribute(
        row.getUUID("attribute_id"),
        row.getUUID("account_id"),
        row.getOffsetDateTime("create_time").toInstant(),
        AttributeSql.read(row));
  }

  @Override
  public Uni<Boolean> delete(UUID accountId, UUID attributeId) {
    return pool.preparedQuery(DELETE)
        .execute(Tuple.of(attributeId, accountId))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Expired attributes are out of sight at once; this frees their space. */
  @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return pool.query("DELETE FROM attribute WHERE expire_time <= now()")
        .execute()
        .replaceWithVoid();
  }
}
