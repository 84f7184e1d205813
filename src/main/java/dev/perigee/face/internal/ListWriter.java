package dev.perigee.face.internal;

import dev.perigee.face.Lists;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** {@link Lists} over PostgreSQL. */
@ApplicationScoped
class ListWriter implements Lists {
  private final ListRepository lists;
  private final FaceTransactions transactions;
  private final ListRemoval removal;

  ListWriter(ListRepository lists, FaceTransactions transactions, ListRemoval removal) {
    this.lists = lists;
    this.transactions = transactions;
    this.removal = removal;
  }

  @Override
  public Uni<UUID> create(UUID accountId, String userData) {
    return lists.create(accountId, userData);
  }

  @Override
  public Uni<Void> patch(UUID accountId, UUID listId, String userData) {
    return lists
        .patch(accountId, listId, userData)
        .invoke(
            found -> {
              if (!found) {
                throw ApiException.of(ErrorCode.LIST_NOT_FOUND, listId);
              }
            })
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> attach(UUID accountId, UUID listId, Collection<UUID> faceIds) {
    return transactions.run(
        (sql, changes) -> Links.attach(sql, accountId, listId, faceIds, changes));
  }

  @Override
  public Uni<Void> detach(UUID accountId, UUID listId, Collection<UUID> faceIds) {
    return transactions.run(
        (sql, changes) -> Links.detach(sql, accountId, listId, faceIds, changes));
  }

  @Override
  public Uni<Removal> delete(UUID accountId, UUID listId, boolean withFaces) {
    return removal.remove(
        accountId,
        List.of(listId),
        withFaces,
        missing -> ApiException.of(ErrorCode.LIST_NOT_FOUND, missing));
  }

  @Override
  public Uni<Removal> deleteAll(UUID accountId, Collection<UUID> listIds, boolean withFaces) {
    Set<UUID> asked = new LinkedHashSet<>(listIds);
    return removal.remove(
        accountId,
        asked,
        withFaces,
        missing -> ApiException.inBody(ErrorCode.LISTS_NOT_FOUND, missing));
  }
}
