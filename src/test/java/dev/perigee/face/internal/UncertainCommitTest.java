package dev.perigee.face.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.descriptor.IndexAudit;
import dev.perigee.descriptor.IndexOrigin;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The connection breaks while a transaction commits: nobody knows whether it did. */
@QuarkusTest
class UncertainCommitTest {
  private static final Descriptor DESCRIPTOR =
      new Descriptor(DescriptorVersions.FACE_512, new byte[512]);

  @Inject FaceTransactions transactions;
  @Inject IndexSync sync;
  @Inject IndexAudit audit;
  @Inject DescriptorIndex index;
  @Inject Pool pool;

  private final UUID faceId = UUID.randomUUID();
  private final UUID account = UUID.randomUUID();

  @Test
  void a_commit_that_did_happen_reaches_the_index() {
    assertThatThrownBy(
            () ->
                await(
                    transactions.run(
                        (sql, changes) -> {
                          changes.add(new IndexChange.Put(entry(1)));
                          return insertElsewhere()
                              .flatMap(done -> Uni.createFrom().failure(new LostConnection()));
                        })))
        .isInstanceOf(LostConnection.class);
    assertThat(await(audit.run()).equal()).isFalse();

    await(sync.settle());

    assertThat(await(audit.run()).equal()).isTrue();
    await(pool.preparedQuery("DELETE FROM face WHERE face_id = $1").execute(Tuple.of(faceId)));
    index.remove(IndexOrigin.FACE, faceId, Long.MAX_VALUE);
  }

  @Test
  void a_commit_that_did_not_happen_leaves_the_index_alone() {
    assertThatThrownBy(
            () ->
                await(
                    transactions.run(
                        (sql, changes) -> {
                          changes.add(new IndexChange.Put(entry(1)));
                          return sql.query("SELECT pg_terminate_backend(pg_backend_pid())")
                              .execute();
                        })))
        .isNotNull();

    await(sync.settle());

    assertThat(await(audit.run()).equal()).isTrue();
  }

  private IndexEntry entry(long revision) {
    return new IndexEntry(
        IndexOrigin.FACE, faceId, account, revision, 0, List.of(DESCRIPTOR), Set.of());
  }

  private Uni<Void> insertElsewhere() {
    return pool.preparedQuery("INSERT INTO face (face_id, account_id) VALUES ($1, $2)")
        .execute(Tuple.of(faceId, account))
        .flatMap(
            done ->
                pool.preparedQuery("INSERT INTO face_descriptor VALUES ($1, $2, $3)")
                    .execute(
                        Tuple.of(
                            faceId, DESCRIPTOR.version(), Buffer.buffer(DESCRIPTOR.components()))))
        .replaceWithVoid();
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }

  private static final class LostConnection extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
