package dev.perigee.face.internal;

import dev.perigee.face.JointCreation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** {@link JointCreation} over PostgreSQL. */
@ApplicationScoped
class JointWriter implements JointCreation {
  private final FaceTransactions transactions;

  JointWriter(FaceTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Void> create(
      UUID accountId,
      List<FaceToBe> faces,
      List<AttributeToBe> attributes,
      Function<SqlClient, Uni<Void>> rest) {
    return transactions.run(
        (sql, changes) ->
            each(faces, one -> FaceWriter.create(sql, changes, accountId, one.faceId(), one.face()))
                .chain(
                    () ->
                        each(
                            attributes,
                            one ->
                                TemporaryAttributes.insert(
                                    sql, one.attributeId(), accountId, one.data(), one.ttl())))
                .chain(() -> rest.apply(sql)));
  }

  private static <T> Uni<Void> each(List<T> items, Function<? super T, Uni<? extends Void>> work) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(work)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
