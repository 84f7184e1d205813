package dev.perigee.face.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.face.FaceDescriptors;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@link FaceDescriptors} over PostgreSQL. */
@ApplicationScoped
class DescriptorQueries implements FaceDescriptors {
  private static final String OF_FACES =
      "SELECT f.face_id, "
          + DescriptorSql.COLUMNS
          + " FROM face f WHERE f.face_id = ANY($1) AND ($2::uuid IS NULL OR f.account_id = $2)";

  private static final String OF_EXTERNAL_ID =
      "SELECT f.face_id, "
          + DescriptorSql.COLUMNS
          + " FROM (SELECT face_id, create_time FROM face"
          + " WHERE external_id = $1 AND ($2::uuid IS NULL OR account_id = $2)"
          + " ORDER BY create_time DESC, face_id DESC LIMIT $3) f"
          + " ORDER BY f.create_time DESC, f.face_id DESC";

  private final Pool pool;

  DescriptorQueries(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Map<UUID, List<Descriptor>>> ofFaces(UUID scope, Collection<UUID> faceIds) {
    return pool.preparedQuery(OF_FACES)
        .execute(Tuple.tuple().addArrayOfUUID(faceIds.toArray(UUID[]::new)).addUUID(scope))
        .map(DescriptorQueries::byFace);
  }

  @Override
  public Uni<Map<UUID, List<Descriptor>>> ofExternalId(UUID scope, String externalId, int limit) {
    return pool.preparedQuery(OF_EXTERNAL_ID)
        .execute(Tuple.tuple().addString(externalId).addUUID(scope).addLong((long) limit))
        .map(DescriptorQueries::byFace);
  }

  @Override
  public Uni<Map<UUID, List<Descriptor>>> ofAttributes(UUID scope, Collection<UUID> attributeIds) {
    return TemporaryAttributes.byIds(pool, scope, attributeIds)
        .map(
            found -> {
              Map<UUID, List<Descriptor>> all = new LinkedHashMap<>();
              found.forEach(a -> all.put(a.attributeId(), a.data().descriptors()));
              return all;
            });
  }

  private static Map<UUID, List<Descriptor>> byFace(RowSet<Row> rows) {
    Map<UUID, List<Descriptor>> all = new LinkedHashMap<>();
    rows.forEach(row -> all.put(row.getUUID("face_id"), DescriptorSql.read(row.getDelegate())));
    return all;
  }
}
