package dev.perigee.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link BlobStore} does. */
public abstract class BlobStoreContract extends StorageContract {

  @Test
  void a_blob_comes_back_as_it_was_put() {
    NewBlob blob = new NewBlob(ANNA, "image/png", Lifetime.of(MINUTE), Map.of("camera", "7"));

    BlobInfo stored = await(store.put(key, blob, content("hello ", "world")));

    Blob found = await(store.get(key, ANNA)).orElseThrow();
    assertThat(found.info()).isEqualTo(stored);
    assertThat(found.info().meta())
        .isEqualTo(
            new BlobMeta(ANNA, "image/png", stored.created().plus(MINUTE), Map.of("camera", "7")));
    assertThat(found.info().length()).isEqualTo(11);
    assertThat(found.range()).isNull();
    assertThat(new String(await(found.bytes()))).isEqualTo("hello world");
    assertThat(await(store.head(key, ANNA))).contains(stored);
  }

  @Test
  void metadata_may_have_any_characters() {
    Map<String, String> user = Map.of("place", "Łódź, \"Dworzec\"\n", "empty", "");

    await(store.put(key, new NewBlob(null, "text/plain", Lifetime.FOR_EVER, user), content("x")));

    assertThat(await(store.head(key, null)).orElseThrow().meta().user()).isEqualTo(user);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain; charset=utf-8", "video/x-matroska", "strange", "a/b c ü"})
  void any_content_type_is_kept(String type) {
    await(store.put(key, new NewBlob(null, type, Lifetime.FOR_EVER), content("x")));

    assertThat(await(store.head(key, null)).orElseThrow().meta().contentType()).isEqualTo(type);
  }

  @Test
  void an_empty_blob_is_a_blob() {
    await(store.put(key, ofAnna(), Multi.createFrom().empty()));

    Blob blob = await(store.get(key, ANNA)).orElseThrow();
    assertThat(await(blob.bytes())).isEmpty();
    assertThat(blob.info().length()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {262_143, 262_144, 262_145, 1_000_003, 13_000_001})
  void a_large_blob_comes_back_in_parts(int length) {
    byte[] bytes = randomBytes(length);
    await(store.put(key, ofAnna(), inPieces(bytes, 70_001)));

    Blob blob = await(store.get(key, ANNA)).orElseThrow();

    List<Buffer> parts = await(blob.content().collect().asList());
    assertThat(parts).allMatch(part -> part.length() <= 1024 * 1024);
    Buffer all = Buffer.buffer();
    parts.forEach(all::appendBuffer);
    assertThat(Arrays.equals(all.getBytes(), bytes)).isTrue();
    assertThat(blob.info().length()).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0-0", "0-9", "262143-262144", "300000-900000", "999999-1000002", "5-9999999"})
  void a_range_has_its_bytes(String range) {
    byte[] bytes = randomBytes(1_000_003);
    await(store.put(key, ofAnna(), inPieces(bytes, 100_000)));
    int first = Integer.parseInt(range.split("-")[0]);
    int last = Integer.parseInt(range.split("-")[1]);

    Blob blob = await(store.get(key, ANNA, ByteRange.between(first, last))).orElseThrow();

    int end = Math.min(last, bytes.length - 1);
    assertThat(blob.range()).isEqualTo(ByteRange.between(first, end));
    assertThat(blob.info().length()).isEqualTo(bytes.length);
    assertThat(await(blob.bytes())).isEqualTo(Arrays.copyOfRange(bytes, first, end + 1));
  }

  @Test
  void a_range_may_be_open_at_either_side() {
    put(key, "0123456789");

    assertThat(bytesOf(ByteRange.from(7))).isEqualTo("789");
    assertThat(bytesOf(ByteRange.lastBytes(4))).isEqualTo("6789");
    assertThat(bytesOf(ByteRange.lastBytes(40))).isEqualTo("0123456789");
  }

  private String bytesOf(ByteRange range) {
    return new String(await(await(store.get(key, null, range)).orElseThrow().bytes()));
  }

  @Test
  void a_range_behind_the_end_is_refused_with_the_length() {
    put(key, "0123456789");

    assertThatThrownBy(() -> await(store.get(key, null, ByteRange.from(10))))
        .isInstanceOfSatisfying(
            UnsatisfiableRangeException.class, e -> assertThat(e.length()).isEqualTo(10));
  }

  @Test
  void a_range_of_nothing_is_refused() {
    put(key, "");

    assertThatThrownBy(() -> await(store.get(key, null, ByteRange.lastBytes(1))))
        .isInstanceOf(UnsatisfiableRangeException.class);
  }

  @Test
  void a_range_of_an_absent_blob_is_absent() {
    assertThat(await(store.get(key, null, ByteRange.from(1)))).isEmpty();
  }

  @Test
  void another_account_does_not_see_the_blob() {
    put(key, "secret");

    assertThat(await(store.get(key, BERT))).isEmpty();
    assertThat(await(store.head(key, BERT))).isEmpty();
    assertThat(await(store.delete(key, BERT))).isFalse();
    assertThat(await(store.head(key, ANNA))).isPresent();
  }

  @Test
  void a_blob_without_owner_is_seen_by_everybody() {
    await(store.put(key, new NewBlob(null, "text/plain", Lifetime.FOR_EVER), content("notice")));

    assertThat(await(store.head(key, BERT))).isPresent();
  }

  @Test
  void an_unlimited_scope_sees_every_blob() {
    put(key, "x");

    assertThat(await(store.head(key, null))).isPresent();
  }

  @Test
  void put_replaces_content_and_metadata() {
    BlobInfo first = put(key, "old");

    BlobInfo second =
        await(store.put(key, new NewBlob(BERT, "text/html", Lifetime.FOR_EVER), content("newer")));

    assertThat(await(store.head(key, BERT))).contains(second);
    assertThat(await(store.head(key, ANNA))).isEmpty();
    assertThat(second.etag()).isNotEqualTo(first.etag());
    assertThat(text(key)).isEqualTo("newer");
  }

  @Test
  void equal_content_has_an_equal_etag() {
    BlobInfo first = put(key, "same");
    BlobInfo second = await(store.put(object(), ofAnna(), content("sa", "me")));

    assertThat(second.etag()).isEqualTo(first.etag());
  }

  @Test
  void delete_removes_the_blob_once() {
    put(key, "x");

    assertThat(await(store.delete(key, ANNA))).isTrue();
    assertThat(await(store.delete(key, ANNA))).isFalse();
    assertThat(await(store.get(key, ANNA))).isEmpty();
  }

  @Test
  void many_are_deleted_at_once_and_absent_ones_passed_over() {
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(20).toList();
    ids.forEach(id -> put(BlobKey.object(PHOTOS, id), "x"));
    BlobKey ofBert = object();
    await(store.put(ofBert, new NewBlob(BERT, "a/b", Lifetime.FOR_EVER), content("x")));
    List<UUID> asked =
        Stream.of(
                ids.subList(0, 15).stream(),
                Stream.generate(UUID::randomUUID).limit(5),
                Stream.of(ofBert.id(), ids.getFirst()))
            .flatMap(part -> part)
            .toList();

    int removed = await(store.deleteAll(PHOTOS, BlobKind.OBJECT, asked, ANNA));

    assertThat(removed).isEqualTo(15);
    assertThat(ids.stream().filter(id -> isThere(BlobKey.object(PHOTOS, id))))
        .containsExactlyElementsOf(ids.subList(15, 20));
    assertThat(isThere(ofBert)).isTrue();
  }

  @Test
  void nothing_is_deleted_from_a_bucket_that_does_not_exist() {
    List<UUID> ids = List.of(UUID.randomUUID());

    assertThat(await(store.deleteAll("nowhere", BlobKind.IMAGE, ids, null))).isZero();
  }

  @Test
  void one_id_in_two_buckets_is_two_blobs() {
    await(buckets.create("videos", null));
    put(key, "photo");

    assertThat(isThere(BlobKey.object("videos", key.id()))).isFalse();
  }

  @Test
  void one_id_is_an_image_and_an_object() {
    BlobKey image = BlobKey.image(PHOTOS, key.id());
    put(key, "object");
    put(image, "image");

    assertThat(text(key)).isEqualTo("object");
    assertThat(text(image)).isEqualTo("image");
    assertThat(await(store.delete(image, null))).isTrue();
    assertThat(isThere(key)).isTrue();
  }

  @Test
  void a_bucket_that_does_not_exist_takes_nothing_and_has_nothing() {
    BlobKey nowhere = BlobKey.object("nowhere", UUID.randomUUID());

    assertThatThrownBy(() -> put(nowhere, "x"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BUCKET_NOT_FOUND));
    assertThat(await(store.get(nowhere, null))).isEmpty();
    assertThat(await(store.delete(nowhere, null))).isFalse();
  }

  @Test
  void an_upload_that_breaks_changes_nothing() {
    put(key, "old");
    Multi<Buffer> broken =
        Multi.createBy()
            .concatenating()
            .streams(content("new"), Multi.createFrom().failure(new IOException("cut")));

    assertThatThrownBy(() -> await(store.put(key, ofAnna(), broken))).hasMessageContaining("cut");

    assertThat(text(key)).isEqualTo("old");
  }

  @Test
  void a_reader_never_sees_a_part_or_a_mixture() {
    byte[] first = randomBytes(600_001);
    byte[] second = randomBytes(600_002);
    await(store.put(key, ofAnna(), inPieces(first, 100_000)));

    List<CompletableFuture<BlobInfo>> writers =
        IntStream.range(0, 10)
            .mapToObj(i -> inPieces(i % 2 == 0 ? second : first, 100_000))
            .map(bytes -> store.put(key, ofAnna(), bytes).subscribeAsCompletionStage())
            .toList();
    for (int i = 0; i < 20; i++) {
      Blob blob = await(store.get(key, null)).orElseThrow();
      byte[] expected = blob.info().length() == first.length ? first : second;
      byte[] read = await(blob.bytes().onFailure().recoverWithItem(expected)); // replaced meanwhile
      assertThat(Arrays.equals(read, expected)).isTrue();
    }
    writers.forEach(CompletableFuture::join);
  }

  @Test
  void results_arrive_on_the_context_that_asked() throws Exception {
    put(key, "x");
    Vertx vertx = Vertx.vertx();
    try {
      Context context = vertx.getOrCreateContext();
      CompletableFuture<Context> arrived = new CompletableFuture<>();
      context.runOnContext(
          ignored ->
              store
                  .put(object(), ofAnna(), content("y"))
                  .flatMap(info -> store.get(key, null))
                  .flatMap(blob -> blob.orElseThrow().bytes())
                  .subscribe()
                  .with(
                      bytes -> arrived.complete(Vertx.currentContext()),
                      arrived::completeExceptionally));

      assertThat(arrived.get(20, TimeUnit.SECONDS)).isSameAs(context);
    } finally {
      vertx.close();
    }
  }

  @Test
  void an_expired_blob_is_gone_at_its_time() {
    put(key, Lifetime.of(MINUTE));

    clock.advance(MINUTE.minusMillis(1));
    assertThat(isThere(key)).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(await(store.get(key, null))).isEmpty();
    assertThat(await(store.head(key, null))).isEmpty();
    assertThat(await(store.delete(key, null))).isFalse();
  }

  @Test
  void putting_again_begins_a_new_life() {
    put(key, Lifetime.of(MINUTE));
    clock.advance(Duration.ofSeconds(59));

    put(key, Lifetime.of(MINUTE));

    clock.advance(Duration.ofSeconds(59));
    assertThat(isThere(key)).isTrue();
  }

  @Test
  void the_bucket_decides_when_the_writer_does_not() {
    await(buckets.create("short", 1));
    BlobKey undecided = BlobKey.object("short", UUID.randomUUID());
    BlobKey lasting = BlobKey.object("short", UUID.randomUUID());

    BlobInfo info = put(undecided, Lifetime.OF_BUCKET);
    put(lasting, Lifetime.FOR_EVER);

    assertThat(info.meta().expiry()).isEqualTo(info.created().plus(Duration.ofDays(1)));
    clock.advance(Duration.ofDays(1));
    assertThat(isThere(undecided)).isFalse();
    assertThat(isThere(lasting)).isTrue();
  }
}
