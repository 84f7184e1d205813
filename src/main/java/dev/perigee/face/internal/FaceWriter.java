package dev.perigee.face.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.face.AttributeData;
import dev.perigee.face.Faces;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** {@link Faces} over PostgreSQL: each request one transaction, then the index. */
@ApplicationScoped
class FaceWriter implements Faces {
  private static final String MICROS =
      "(extract(epoch FROM create_time) * 1000000)::bigint AS created_micros";

  private static final String INSERT =
      """
      INSERT INTO face (face_id, account_id, external_id, user_data, avatar, event_id,
        attribute_id, attribute_create_time,
        age, gender, ethnicity, basic_attributes_samples, face_descriptor_samples)
      VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $8 THEN now() END, $9, $10, $11, $12, $13)
      RETURNING revision, """
          + " "
          + MICROS
          + ", "
          + Changes.TRANSACTION;

  private static final String UPDATE_ATTRIBUTE =
      """
      UPDATE face SET revision = nextval('face_revision'),
        attribute_id = $3, attribute_create_time = CASE WHEN $4 THEN now() END,
        age = $5, gender = $6, ethnicity = $7,
        basic_attributes_samples = $8, face_descriptor_samples = $9
      WHERE face_id = $1 AND account_id = $2 RETURNING """
          + " "
          + Changes.TRANSACTION;

  private static final String PATCH =
      """
      UPDATE face SET external_id = coalesce($3, external_id), user_data = coalesce($4, user_data),
        avatar = coalesce($5, avatar), event_id = CASE WHEN $6 THEN $7 ELSE event_id END
      WHERE face_id = $1 AND account_id = $2
      """;

  private static final String DELETE =
      """
      DELETE FROM face WHERE face_id = ANY($1)
      RETURNING face_id, nextval('face_revision') AS revision,
        attribute_create_time IS NOT NULL AS attributed, """
          + " "
          + Changes.TRANSACTION;

  private static final String ATTRIBUTED =
      """
      SELECT attribute_create_time IS NOT NULL AS attributed
      FROM face WHERE face_id = $1 AND account_id = $2 FOR NO KEY UPDATE
      """;

  private static final String INSERT_DESCRIPTORS =
      """
      INSERT INTO face_descriptor (face_id, version, descriptor)
      SELECT $1, version, descriptor
      FROM unnest($2::integer[], $3::bytea[]) AS given (version, descriptor)
      """;

  private final FaceTransactions transactions;
  private final Pool pool;

  FaceWriter(FaceTransactions transactions, Pool pool) {
    this.transactions = transactions;
    this.pool = pool;
  }

  @Override
  public Uni<UUID> create(UUID accountId, NewFace face) {
    UUID faceId = UUID.randomUUID();
    return transactions.run(
        (sql, changes) -> create(sql, changes, accountId, faceId, face).replaceWith(faceId));
  }

  /** Creates a face in the transaction. */
  static Uni<Void> create(
      SqlClient sql, Changes changes, UUID accountId, UUID faceId, NewFace face) {
    return AttributeLookup.resolve(sql, accountId, face.attribute(), ErrorCode.ATTRIBUTE_NOT_FOUND)
        .flatMap(
            attribute ->
                insert(sql, changes, accountId, faceId, face, attribute)
                    .invoke(entry -> changes.add(new IndexChange.Put(entry))))
        .call(entry -> insertDescriptors(sql, faceId, entry.descriptors()))
        .call(() -> Links.attachNew(sql, accountId, faceId, face.lists()))
        .replaceWithVoid();
  }

  private static Uni<IndexEntry> insert(
      SqlClient sql,
      Changes changes,
      UUID accountId,
      UUID faceId,
      NewFace face,
      ResolvedAttribute attribute) {
    boolean attributed = attribute.data() != null;
    if (attributed) {
      changes.reserve();
    }
    Tuple values =
        Tuple.tuple()
            .addUUID(faceId)
            .addUUID(accountId)
            .addString(face.externalId())
            .addString(face.userData())
            .addString(face.avatar())
            .addUUID(face.eventId())
            .addUUID(attribute.attributeId())
            .addBoolean(attributed);
    return sql.preparedQuery(INSERT)
        .execute(AttributeSql.addTo(values, attribute.data()))
        .onFailure(SqlErrors::attributeServesAnotherFace)
        .transform(e -> ApiException.of(ErrorCode.ATTRIBUTE_IN_USE))
        .map(rows -> rows.iterator().next())
        .invoke(row -> changes.counted(attributed ? 1 : 0, row.getString("transaction")))
        .map(
            row ->
                new IndexEntry(
                    IndexOrigin.FACE,
                    faceId,
                    accountId,
                    row.getLong("revision"),
                    row.getLong("created_micros"),
                    attribute.descriptors(),
                    Set.copyOf(face.lists())));
  }

  private static Uni<Void> insertDescriptors(
      SqlClient sql, UUID faceId, List<Descriptor> descriptors) {
    return descriptors.isEmpty()
        ? Uni.createFrom().voidItem()
        : sql.preparedQuery(INSERT_DESCRIPTORS)
            .execute(DescriptorSql.parameters(faceId, descriptors))
            .replaceWithVoid();
  }

  @Override
  public Uni<Void> patch(UUID accountId, UUID faceId, FacePatch patch) {
    Tuple values =
        Tuple.tuple()
            .addUUID(faceId)
            .addUUID(accountId)
            .addString(patch.externalId())
            .addString(patch.userData())
            .addString(patch.avatar())
            .addBoolean(patch.setEventId())
            .addUUID(patch.eventId());
    // The index holds none of these fields, so the revision stays.
    return updateOne(pool, PATCH, values, faceId).replaceWithVoid();
  }

  @Override
  public Uni<Void> putAttributes(UUID accountId, UUID faceId, AttributeSource attribute) {
    return transactions.run(
        (sql, changes) ->
            attributed(sql, accountId, faceId)
                .flatMap(
                    attributed ->
                        AttributeLookup.resolve(
                                sql, accountId, attribute, ErrorCode.ATTRIBUTE_FOR_UPDATE_NOT_FOUND)
                            .flatMap(
                                given ->
                                    replace(sql, changes, accountId, faceId, attributed, given))));
  }

  @Override
  public Uni<Void> deleteAttributes(UUID accountId, UUID faceId) {
    return transactions.run(
        (sql, changes) ->
            attributed(sql, accountId, faceId)
                .flatMap(
                    attributed ->
                        replace(
                            sql, changes, accountId, faceId, attributed, ResolvedAttribute.NONE)));
  }

  /** Whether the face has an attribute now; locks it. */
  private static Uni<Boolean> attributed(SqlClient sql, UUID accountId, UUID faceId) {
    return sql.preparedQuery(ATTRIBUTED)
        .execute(Tuple.of(faceId, accountId))
        .invoke(rows -> requireOne(rows.rowCount(), faceId))
        .map(rows -> rows.iterator().next().getBoolean("attributed"));
  }

  private static Uni<Void> replace(
      SqlClient sql,
      Changes changes,
      UUID accountId,
      UUID faceId,
      boolean attributed,
      ResolvedAttribute attribute) {
    AttributeData data = attribute.data();
    int change = (data == null ? 0 : 1) - (attributed ? 1 : 0);
    if (change > 0) {
      changes.reserve();
    }
    Tuple values =
        Tuple.tuple()
            .addUUID(faceId)
            .addUUID(accountId)
            .addUUID(attribute.attributeId())
            .addBoolean(data != null);
    return updateOne(sql, UPDATE_ATTRIBUTE, AttributeSql.addTo(values, data), faceId)
        .invoke(rows -> changes.counted(change, rows.iterator().next().getString("transaction")))
        .call(
            () ->
                sql.preparedQuery("DELETE FROM face_descriptor WHERE face_id = $1")
                    .execute(Tuple.of(faceId)))
        .call(() -> insertDescriptors(sql, faceId, attribute.descriptors()))
        .flatMap(updated -> changes.read(sql, List.of(faceId)));
  }

  private static Uni<RowSet<Row>> updateOne(
      SqlClient sql, String statement, Tuple values, UUID faceId) {
    return sql.preparedQuery(statement)
        .execute(values)
        .onFailure(SqlErrors::attributeServesAnotherFace)
        .transform(e -> ApiException.of(ErrorCode.ATTRIBUTE_IN_USE))
        .invoke(rows -> requireOne(rows.rowCount(), faceId));
  }

  private static void requireOne(int found, UUID faceId) {
    if (found == 0) {
      throw ApiException.of(ErrorCode.FACE_NOT_FOUND, faceId);
    }
  }

  @Override
  public Uni<Void> delete(UUID accountId, UUID faceId) {
    return transactions.run(
        (sql, changes) ->
            FaceLocks.forDelete(sql, accountId, List.of(faceId))
                .invoke(found -> requireOne(found.size(), faceId))
                .flatMap(found -> delete(sql, changes, found)));
  }

  @Override
  public Uni<Void> deleteAll(UUID accountId, Collection<UUID> faceIds, boolean ignoreMissing) {
    Set<UUID> asked = new LinkedHashSet<>(faceIds);
    return transactions.run(
        (sql, changes) ->
            FaceLocks.forDelete(sql, accountId, asked)
                .invoke(
                    found -> {
                      if (!ignoreMissing) {
                        FaceLocks.requireAll(asked, found);
                      }
                    })
                .flatMap(found -> delete(sql, changes, found)));
  }

  /** Deletes faces that are locked; attributes and links go with them. */
  static Uni<Void> delete(SqlClient sql, Changes changes, Set<UUID> faceIds) {
    Tuple ids = Tuple.tuple().addArrayOfUUID(faceIds.toArray(UUID[]::new));
    return Links.moveTimeOfLists(sql, ids)
        .flatMap(moved -> sql.preparedQuery(DELETE).execute(ids))
        .invoke(
            rows -> {
              for (var row : rows) {
                changes.add(
                    new IndexChange.Removed(row.getUUID("face_id"), row.getLong("revision")));
                changes.counted(
                    row.getBoolean("attributed") ? -1 : 0, row.getString("transaction"));
              }
            })
        .replaceWithVoid();
  }
}
