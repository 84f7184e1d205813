package dev.perigee.face.internal;

import dev.perigee.license.FaceQuota;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Collects what one transaction makes of faces, for those who must hear of it after the commit: the
 * descriptor index, and the count of faces with attributes.
 */
final class Changes {
  private static final String NEW_REVISIONS =
      "UPDATE face SET revision = nextval('face_revision') WHERE face_id = ANY($1)";

  /** Column by which {@link #counted} knows the transaction. */
  static final String TRANSACTION = "pg_current_xact_id()::text AS transaction";

  private final FaceQuota quota;
  private final List<IndexChange> index = new ArrayList<>();
  private int reserved;
  private long attributes;
  private String transaction;

  Changes(FaceQuota quota) {
    this.quota = quota;
  }

  void add(IndexChange change) {
    index.add(change);
  }

  /** What the index is to be told, in the order of the changes. */
  List<IndexChange> index() {
    return index;
  }

  /**
   * A face is about to get its first attribute.
   *
   * @throws dev.perigee.platform.error.ApiException 403/11055 when the licence allows no more
   */
  void reserve() {
    quota.reserve();
    reserved++;
  }

  /**
   * The number of faces with attributes has changed.
   *
   * @param change 0 for no change
   * @param transactionId value of {@link #TRANSACTION}
   */
  void counted(long change, String transactionId) {
    if (change != 0) {
      attributes += change;
      transaction = transactionId;
    }
  }

  /** Gives the locked faces new revisions and adds their state to the changes. */
  Uni<Void> touch(SqlClient sql, Collection<UUID> faceIds) {
    if (faceIds.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return sql.preparedQuery(NEW_REVISIONS)
        .execute(ids(faceIds))
        .flatMap(updated -> read(sql, faceIds));
  }

  /** Adds the state of faces that this transaction has given new revisions. */
  Uni<Void> read(SqlClient sql, Collection<UUID> faceIds) {
    return sql.preparedQuery(IndexEntrySql.OF_FACES)
        .execute(ids(faceIds))
        .invoke(
            rows ->
                rows.forEach(
                    row -> add(new IndexChange.Put(IndexEntrySql.read(row.getDelegate())))))
        .replaceWithVoid();
  }

  private static Tuple ids(Collection<UUID> faceIds) {
    return Tuple.tuple().addArrayOfUUID(faceIds.toArray(UUID[]::new));
  }

  /** The transaction is committed: the count is right again. */
  void committed() {
    settle(attributes);
  }

  /** The transaction is rolled back; another attempt may begin. */
  void rolledBack() {
    settle(0);
    index.clear();
  }

  private void settle(long change) {
    quota.settle(reserved, change);
    forget();
  }

  /**
   * Nobody knows whether the transaction is committed. What it reserved stays so until that is
   * known.
   */
  void uncertain(AttributeCount count) {
    if (transaction == null) {
      settle(0);
    } else {
      count.doubt(transaction, reserved, attributes);
      forget();
    }
  }

  private void forget() {
    reserved = 0;
    attributes = 0;
    transaction = null;
  }
}
