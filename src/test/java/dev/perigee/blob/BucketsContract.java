package dev.perigee.blob;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all {@link Buckets} do. */
public abstract class BucketsContract extends StorageContract {

  @Test
  void a_bucket_is_made_once_and_keeps_its_ttl() {
    assertThat(await(buckets.create("a", 7))).isTrue();
    assertThat(await(buckets.create("a", 30))).isFalse();

    Bucket bucket = await(buckets.find("a")).orElseThrow();
    assertThat(bucket).isEqualTo(new Bucket("a", clock.instant(), 7));
  }

  @Test
  void one_of_many_at_the_same_time_makes_the_bucket() {
    List<CompletableFuture<Boolean>> makers =
        Stream.generate(() -> buckets.create("wanted", null))
            .limit(8)
            .map(Uni::subscribeAsCompletionStage)
            .toList();

    assertThat(makers.stream().filter(CompletableFuture::join)).hasSize(1);
  }

  @Test
  void names_are_listed_in_order() {
    await(buckets.create("zebra", null));
    await(buckets.create("a_b-c", null));

    assertThat(await(buckets.names())).containsExactly("a_b-c", PHOTOS, "zebra");
  }

  @Test
  void a_bucket_that_does_not_exist_is_not_found() {
    assertThat(await(buckets.find("nowhere"))).isEmpty();
    assertThat(await(buckets.setTtl("nowhere", 1))).isFalse();
    assertThat(await(buckets.delete("nowhere"))).isEqualTo(BucketRemoval.NO_SUCH_BUCKET);
  }

  @Test
  void a_ttl_can_be_changed_and_taken_away() {
    assertThat(await(buckets.setTtl(PHOTOS, 30))).isTrue();
    assertThat(await(buckets.find(PHOTOS)).orElseThrow().ttl()).isEqualTo(30);
    assertThat(put(key, "x").meta().expiry()).isNotNull();

    assertThat(await(buckets.setTtl(PHOTOS, null))).isTrue();
    assertThat(put(key, "x").meta().expiry()).isNull();
  }

  @Test
  void a_new_ttl_leaves_stored_blobs_alone() {
    BlobInfo stored = put(key, "x");

    await(buckets.setTtl(PHOTOS, 1));

    assertThat(await(store.head(key, null))).contains(stored);
  }

  @Test
  void a_removed_bucket_is_gone_with_everything_in_it() {
    BlobKey image = image();
    put(key, "x");
    put(image, "y");

    assertThat(await(buckets.delete(PHOTOS))).isNotEqualTo(BucketRemoval.NO_SUCH_BUCKET);

    assertThat(await(buckets.find(PHOTOS))).isEmpty();
    assertThat(await(buckets.names())).isEmpty();
    assertThat(isThere(key)).isFalse();
    assertThat(isThere(image)).isFalse();
  }

  @Test
  void a_bucket_made_again_is_empty_and_takes_blobs() {
    put(key, "old");
    await(buckets.delete(PHOTOS));

    assertThat(await(buckets.create(PHOTOS, null))).isTrue();

    assertThat(isThere(key)).isFalse();
    put(key, "new");
    assertThat(text(key)).isEqualTo("new");
  }

  @Test
  void the_longest_name_is_a_name() {
    String name = "a".repeat(255);
    await(buckets.create(name, null));

    BlobKey blob = BlobKey.object(name, UUID.randomUUID());
    put(blob, "x");

    assertThat(text(blob)).isEqualTo("x");
  }
}
