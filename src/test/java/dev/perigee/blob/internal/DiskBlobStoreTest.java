package dev.perigee.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.blob.Blob;
import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobMeta;
import dev.perigee.platform.work.WorkerPool;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskBlobStoreTest {
  private static final UUID ANNA = UUID.randomUUID();
  private static final UUID BERT = UUID.randomUUID();

  @TempDir Path folder;
  private final WorkerPool workers = new WorkerPool("test", 2, 100);
  private final MovableClock clock = new MovableClock();
  private final BlobKey key = new BlobKey("photos", UUID.randomUUID());
  private DiskBlobStore store;

  @BeforeEach
  void open() throws IOException {
    store = new DiskBlobStore(folder.resolve("blobs"), workers, clock);
  }

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void a_blob_comes_back_as_it_was_put() {
    BlobMeta meta = new BlobMeta(ANNA, "image/png", clock.at(60), Map.of("camera", "7"));

    await(store.put(key, meta, content("hello ", "world")));

    Blob blob = await(store.get(key, ANNA)).orElseThrow();
    assertThat(blob.info().meta()).isEqualTo(meta);
    assertThat(blob.info().length()).isEqualTo(11);
    assertThat(new String(await(blob.bytes()))).isEqualTo("hello world");
  }

  @Test
  void an_empty_blob_is_a_blob() {
    await(store.put(key, ofAnna(), Multi.createFrom().empty()));

    Blob blob = await(store.get(key, ANNA)).orElseThrow();
    assertThat(await(blob.bytes())).isEmpty();
  }

  @Test
  void a_large_blob_comes_back_in_parts() {
    byte[] bytes = new byte[1_000_003];
    new Random(1).nextBytes(bytes);
    await(store.put(key, ofAnna(), Multi.createFrom().item(Buffer.buffer(bytes))));

    Blob blob = await(store.get(key, ANNA)).orElseThrow();

    assertThat(await(blob.content().collect().asList())).hasSizeGreaterThan(1);
    assertThat(await(blob.bytes())).isEqualTo(bytes);
  }

  @Test
  void the_first_bytes_of_the_file_are_the_content() throws IOException {
    await(store.put(key, ofAnna(), content("JPEG")));

    assertThat(Files.readString(onlyFile())).startsWith("JPEG");
  }

  @Test
  void another_account_does_not_see_the_blob() {
    await(store.put(key, ofAnna(), content("secret")));

    assertThat(await(store.get(key, BERT))).isEmpty();
    assertThat(await(store.head(key, BERT))).isEmpty();
    assertThat(await(store.delete(key, BERT))).isFalse();
    assertThat(await(store.head(key, ANNA))).isPresent();
  }

  @Test
  void a_blob_without_owner_is_seen_by_everybody() {
    await(store.put(key, new BlobMeta(null, "text/plain", null), content("notice")));

    assertThat(await(store.head(key, BERT))).isPresent();
  }

  @Test
  void an_unlimited_scope_sees_every_blob() {
    await(store.put(key, ofAnna(), content("x")));

    assertThat(await(store.head(key, null))).isPresent();
  }

  @Test
  void put_replaces_content_and_metadata() {
    BlobInfo first = await(store.put(key, ofAnna(), content("old")));
    BlobInfo second =
        await(store.put(key, new BlobMeta(BERT, "text/html", null), content("newer")));

    assertThat(await(store.head(key, BERT))).contains(second);
    assertThat(second.etag()).isNotEqualTo(first.etag());
  }

  @Test
  void equal_content_has_an_equal_etag() {
    BlobInfo first = await(store.put(key, ofAnna(), content("same")));
    BlobInfo second =
        await(store.put(new BlobKey("other", UUID.randomUUID()), ofAnna(), content("sa", "me")));

    assertThat(second.etag()).isEqualTo(first.etag());
  }

  @Test
  void delete_removes_the_blob_once() {
    await(store.put(key, ofAnna(), content("x")));

    assertThat(await(store.delete(key, ANNA))).isTrue();
    assertThat(await(store.delete(key, ANNA))).isFalse();
    assertThat(await(store.get(key, ANNA))).isEmpty();
  }

  @Test
  void one_id_in_two_buckets_is_two_blobs() {
    BlobKey elsewhere = new BlobKey("videos", key.id());
    await(store.put(key, ofAnna(), content("photo")));

    assertThat(await(store.head(elsewhere, ANNA))).isEmpty();
  }

  @Test
  void an_expired_blob_is_gone_at_its_time() {
    await(store.put(key, new BlobMeta(ANNA, "text/plain", clock.at(60)), content("x")));

    clock.advance(59);
    assertThat(await(store.head(key, ANNA))).isPresent();
    clock.advance(1);
    assertThat(await(store.head(key, ANNA))).isEmpty();
  }

  @Test
  void upkeep_frees_expired_blobs_only() throws IOException {
    await(store.put(key, new BlobMeta(ANNA, "text/plain", clock.at(60)), content("x")));
    BlobKey lasting = new BlobKey("photos", UUID.randomUUID());
    await(store.put(lasting, ofAnna(), content("y")));
    clock.advance(61);

    assertThat(store.removeExpired()).isEqualTo(1);
    assertThat(files()).hasSize(1);
    assertThat(await(store.head(lasting, ANNA))).isPresent();
  }

  @Test
  void an_upload_that_breaks_changes_nothing() {
    await(store.put(key, ofAnna(), content("old")));
    Multi<Buffer> broken =
        Multi.createBy()
            .concatenating()
            .streams(content("new"), Multi.createFrom().failure(new IOException("cut")));

    assertThatThrownBy(() -> await(store.put(key, ofAnna(), broken))).hasMessageContaining("cut");

    Blob blob = await(store.get(key, ANNA)).orElseThrow();
    assertThat(new String(await(blob.bytes()))).isEqualTo("old");
  }

  @Test
  void a_start_sweeps_what_a_crash_left_half_written() throws IOException {
    Path left = folder.resolve("blobs/.tmp/half");
    Files.writeString(left, "half");

    new DiskBlobStore(folder.resolve("blobs"), workers, clock);

    assertThat(left).doesNotExist();
  }

  @Test
  void a_new_store_on_the_folder_has_everything() throws IOException {
    await(store.put(key, ofAnna(), content("kept")));

    DiskBlobStore again = new DiskBlobStore(folder.resolve("blobs"), workers, clock);

    assertThat(new String(await(await(again.get(key, ANNA)).orElseThrow().bytes())))
        .isEqualTo("kept");
  }

  @Test
  void a_file_that_is_no_blob_is_an_error_and_no_content() throws IOException {
    await(store.put(key, ofAnna(), content("x")));
    Files.writeString(onlyFile(), "cut by hand");

    assertThatThrownBy(() -> await(store.get(key, ANNA))).hasMessageContaining("not a blob");
  }

  private static BlobMeta ofAnna() {
    return new BlobMeta(ANNA, "text/plain", null);
  }

  private static Multi<Buffer> content(String... parts) {
    return Multi.createFrom().items(Stream.of(parts).map(Buffer::buffer));
  }

  private Path onlyFile() throws IOException {
    return files().toList().getFirst();
  }

  private Stream<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    }
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(10));
  }

  private static final class MovableClock extends Clock {
    private Instant now = Instant.parse("2024-02-01T10:00:00Z");

    Instant at(long seconds) {
      return now.plusSeconds(seconds);
    }

    void advance(long seconds) {
      now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
