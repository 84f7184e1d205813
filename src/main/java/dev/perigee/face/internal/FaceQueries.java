package dev.perigee.face.internal;

import dev.perigee.face.Face;
import dev.perigee.face.FaceAttributes;
import dev.perigee.face.FaceFilter;
import dev.perigee.face.FaceReader;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** {@link FaceReader} over PostgreSQL. */
@ApplicationScoped
class FaceQueries implements FaceReader {
  /** Rows and links are looked up for the page only: what is skipped is read from an index. */
  private static final String WITH_LISTS =
      """
      SELECT face_id, account_id, event_id, user_data, create_time, external_id, avatar,
        ARRAY(SELECT l.list_id FROM list_face l JOIN list USING (list_id)
              WHERE l.face_id = f.face_id AND removal IS NULL ORDER BY l.link_no) AS lists
      FROM (SELECT face_id FROM %s) page JOIN face f USING (face_id)
      """;

  private static final String ATTRIBUTES =
      "SELECT f.attribute_create_time, f.age, f.gender, f.ethnicity,"
          + " f.basic_attributes_samples, f.face_descriptor_samples, "
          + DescriptorSql.COLUMNS
          + " FROM face f WHERE f.face_id = $1 AND ($2::uuid IS NULL OR f.account_id = $2)";

  private static final String NEWEST = "create_time DESC, face_id DESC";

  private final Pool pool;

  FaceQueries(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<List<Face>> page(FaceFilter filter, int page, int pageSize) {
    Conditions conditions;
    String table;
    String order;
    if (filter.listId() == null) {
      conditions = conditions(filter);
      table = "face";
      order = filter.orderedById() ? "face_id" : NEWEST;
    } else { // walks an index of the links, however old the faces of the list are
      conditions = ofList(filter);
      table = "list_face l JOIN face USING (face_id)";
      order = filter.orderedById() ? "l.face_id" : "l.face_create_time DESC, l.face_id DESC";
    }
    String rows =
        table + conditions.where() + " ORDER BY " + order + conditions.page(page, pageSize);
    String shown = filter.orderedById() ? "face_id" : NEWEST;
    return pool.preparedQuery(WITH_LISTS.formatted(rows) + " ORDER BY " + shown)
        .execute(conditions.values())
        .map(FaceQueries::faces);
  }

  @Override
  public Uni<Map<UUID, Face>> byIds(UUID scope, Collection<UUID> faceIds) {
    Conditions conditions = conditions(FaceFilter.ofIds(scope, faceIds));
    return pool.preparedQuery(WITH_LISTS.formatted("face" + conditions.where()))
        .execute(conditions.values())
        .map(
            rows -> {
              Map<UUID, Face> byId = new HashMap<>();
              faces(rows).forEach(face -> byId.put(face.faceId(), face));
              return byId;
            });
  }

  private static List<Face> faces(RowSet<Row> rows) {
    List<Face> faces = new ArrayList<>(rows.size());
    rows.forEach(row -> faces.add(read(row)));
    return faces;
  }

  private static Face read(Row row) {
    return new Face(
        row.getUUID("face_id"),
        row.getUUID("account_id"),
        row.getUUID("event_id"),
        row.getString("user_data"),
        row.getOffsetDateTime("create_time").toInstant(),
        row.getString("external_id"),
        row.getString("avatar"),
        List.of(row.getArrayOfUUIDs("lists")));
  }

  @Override
  public Uni<FaceAttributes> attributes(UUID scope, UUID faceId) {
    return pool.preparedQuery(ATTRIBUTES)
        .execute(Tuple.tuple().addUUID(faceId).addUUID(scope))
        .map(
            rows -> {
              for (Row row : rows) {
                if (row.getOffsetDateTime("attribute_create_time") == null) {
                  throw ApiException.of(ErrorCode.FACE_HAS_NO_ATTRIBUTES, faceId);
                }
                return new FaceAttributes(
                    faceId,
                    row.getOffsetDateTime("attribute_create_time").toInstant(),
                    AttributeSql.read(row.getDelegate()));
              }
              throw ApiException.of(ErrorCode.FACE_NOT_FOUND, faceId);
            });
  }

  @Override
  public Uni<Long> count(FaceFilter filter) {
    return count(conditions(filter));
  }

  @Override
  public Uni<Long> countWithAttributes(UUID scope) {
    return count(conditions(FaceFilter.all(scope)).always("attribute_create_time IS NOT NULL"));
  }

  private Uni<Long> count(Conditions conditions) {
    return pool.preparedQuery("SELECT count(*) FROM face" + conditions.where())
        .execute(conditions.values())
        .map(rows -> rows.iterator().next().getLong(0));
  }

  @Override
  public Uni<Set<UUID>> ids(FaceFilter filter) {
    Conditions conditions = conditions(filter);
    return pool.preparedQuery("SELECT face_id FROM face" + conditions.where())
        .execute(conditions.values())
        .map(
            rows -> {
              Set<UUID> ids = HashSet.newHashSet(rows.size());
              rows.forEach(row -> ids.add(row.getUUID(0)));
              return ids;
            });
  }

  private static Conditions conditions(FaceFilter filter) {
    return ofFaces(filter, "create_time", "face_id")
        .uuid(
            "face_id IN (SELECT l.face_id FROM list_face l JOIN list USING (list_id)"
                + " WHERE l.list_id = ? AND removal IS NULL)",
            filter.listId());
  }

  /** The same over links {@code l} joined with their faces. */
  private static Conditions ofList(FaceFilter filter) {
    return ofFaces(filter, "l.face_create_time", "l.face_id")
        .uuid(
            "l.list_id = ? AND EXISTS (SELECT FROM list WHERE list_id = ? AND removal IS NULL)",
            filter.listId());
  }

  /**
   * Everything but the list.
   *
   * @param createTime column to take it from; faceId likewise
   */
  private static Conditions ofFaces(FaceFilter filter, String createTime, String faceId) {
    return new Conditions()
        .uuid("account_id = ?", filter.scope())
        .uuids(faceId + " = ANY(?)", filter.faceIds())
        .texts("external_id = ANY(?)", filter.externalIds())
        .uuid("event_id = ?", filter.eventId())
        .part("user_data", filter.userData())
        .time(createTime + " >= ?", filter.createTimeFrom())
        .time(createTime + " < ?", filter.createTimeBefore())
        .uuid(faceId + " >= ?", filter.faceIdFrom())
        .uuid(faceId + " < ?", filter.faceIdBefore());
  }
}
