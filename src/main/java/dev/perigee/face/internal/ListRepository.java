package dev.perigee.face.internal;

import dev.perigee.face.FaceList;
import dev.perigee.face.ListFilter;
import dev.perigee.face.ListReader;
import dev.perigee.platform.paging.Pages;
import dev.perigee.platform.work.Sessions;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists themselves; what is attached to them is the business of {@link Links}. */
@ApplicationScoped
class ListRepository implements ListReader, PanacheRepositoryBase<ListEntity, UUID> {
  private static final String EXISTS =
      """
      SELECT FROM list WHERE list_id = $1 AND removal IS NULL
        AND ($2::uuid IS NULL OR account_id = $2)
      """;

  private final Pool pool;

  ListRepository(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<List<FaceList>> page(ListFilter filter, int page, int pageSize) {
    ListConditions conditions = ListConditions.of(filter);
    Sort order =
        filter.orderedById()
            ? Sort.ascending("listId")
            : Sort.descending("createTime").and("listId", Sort.Direction.Descending);
    return Sessions.read(
        () ->
            find(conditions.where(), order, conditions.parameters())
                .page(Pages.of(page, pageSize))
                .list()
                .map(rows -> rows.stream().map(ListEntity::toList).toList()));
  }

  @Override
  public Uni<Long> count(ListFilter filter) {
    ListConditions conditions = ListConditions.of(filter);
    return Sessions.read(() -> count(conditions.where(), conditions.parameters()));
  }

  @Override
  public Uni<Optional<FaceList>> byId(UUID scope, UUID listId) {
    ListConditions conditions =
        ListConditions.of(
            new ListFilter(scope, List.of(listId), null, null, null, null, null, null, null, null));
    return Sessions.read(
        () ->
            find(conditions.where(), conditions.parameters())
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(ListEntity::toList)));
  }

  @Override
  public Uni<Boolean> exists(UUID scope, UUID listId) {
    return pool.preparedQuery(EXISTS)
        .execute(Tuple.of(listId, scope))
        .map(rows -> rows.rowCount() > 0);
  }

  Uni<UUID> create(UUID accountId, String userData) {
    ListEntity list = new ListEntity();
    list.listId = UUID.randomUUID();
    list.accountId = accountId;
    list.userData = userData;
    return Sessions.write(() -> persist(list).map(row -> row.listId));
  }

  /** True when the account has the list. */
  Uni<Boolean> patch(UUID accountId, UUID listId, String userData) {
    Parameters parameters =
        Parameters.with("userData", userData).and("listId", listId).and("accountId", accountId);
    return Sessions.write(
        () ->
            update(
                    "userData = :userData, lastUpdateTime = instant"
                        + " where listId = :listId and accountId = :accountId and removal is null",
                    parameters)
                .map(changed -> changed > 0));
  }
}
