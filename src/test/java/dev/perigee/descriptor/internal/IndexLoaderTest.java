package dev.perigee.descriptor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.descriptor.IndexFingerprint;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A face changes while the index is being filled from the database. */
@QuarkusTest
class IndexLoaderTest {
  private static final int STORED_REVISION = 1;

  @Inject IndexLoader loader;
  @Inject DescriptorIndex index;
  @Inject Pool pool;

  private final UUID faceId = UUID.randomUUID();
  private final UUID account = UUID.randomUUID();

  @BeforeEach
  void store() {
    execute(
        "INSERT INTO face (face_id, account_id, revision) VALUES ($1, $2, $3)",
        Tuple.of(faceId, account, (long) STORED_REVISION));
    execute(
        "INSERT INTO face_descriptor VALUES ($1, $2, $3)",
        Tuple.of(faceId, DescriptorVersions.FACE_512, Buffer.buffer(new byte[512])));
  }

  @AfterEach
  void forget() {
    execute("DELETE FROM face WHERE face_id = $1", Tuple.of(faceId));
    index.remove(IndexOrigin.FACE, faceId, Long.MAX_VALUE);
  }

  @Test
  void a_stored_face_gets_into_the_index() {
    IndexFingerprint before = index.fingerprint();

    await(loader.load());

    assertThat(index.fingerprint()).isEqualTo(before.plus(entry(STORED_REVISION, 0)));
  }

  @Test
  void loading_again_changes_nothing() {
    await(loader.load());
    IndexFingerprint loaded = index.fingerprint();

    await(loader.load());

    assertThat(index.fingerprint()).isEqualTo(loaded);
  }

  @Test
  void a_newer_change_is_not_overwritten() {
    index.put(entry(STORED_REVISION + 1, 7));
    IndexFingerprint changed = index.fingerprint();

    await(loader.load());

    assertThat(index.fingerprint()).isEqualTo(changed);
  }

  @Test
  void a_deleted_face_does_not_come_back() {
    index.remove(IndexOrigin.FACE, faceId, STORED_REVISION + 1);
    IndexFingerprint without = index.fingerprint();

    await(loader.load());

    assertThat(index.fingerprint()).isEqualTo(without);
  }

  @Test
  void it_is_ready_after_the_start() {
    assertThat(loader.notReady()).isEmpty();
  }

  private IndexEntry entry(long revision, int component) {
    byte[] components = new byte[512];
    components[0] = (byte) component;
    Descriptor descriptor = new Descriptor(DescriptorVersions.FACE_512, components);
    return new IndexEntry(
        IndexOrigin.FACE, faceId, account, revision, 0, List.of(descriptor), Set.of());
  }

  private void execute(String statement, Tuple values) {
    await(pool.preparedQuery(statement).execute(values));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
