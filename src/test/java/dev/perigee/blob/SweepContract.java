package dev.perigee.blob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.blob.internal.SweepStep;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the sweep of every storage does. */
public abstract class SweepContract extends StorageContract {

  /** Blobs and thumbnails that take space, seen or not. */
  protected abstract long stored() throws Exception;

  private int sweepAll() {
    int expired = 0;
    String from = null;
    do {
      SweepStep step = await(storage.sweep(from));
      expired += step.expired();
      from = step.next();
    } while (from != null);
    return expired;
  }

  @Test
  void expired_blobs_are_removed_and_others_stay() throws Exception {
    List<BlobKey> lasting = Stream.generate(StorageContract::object).limit(10).toList();
    lasting.forEach(key -> put(key, Lifetime.FOR_EVER));
    put(image(), Lifetime.of(MINUTE));
    put(object(), Lifetime.of(MINUTE));
    put(key, Lifetime.of(MINUTE.multipliedBy(2)));

    clock.advance(MINUTE.minusMillis(1));
    assertThat(sweepAll()).isZero();
    clock.advance(MINUTE);

    assertThat(sweepAll()).isEqualTo(2);
    assertThat(stored()).isEqualTo(11);
    assertThat(lasting).allMatch(this::isThere);
    assertThat(isThere(key)).isTrue();
  }

  @Test
  void what_was_put_anew_is_not_removed() {
    put(key, Lifetime.of(MINUTE));
    clock.advance(MINUTE);
    put(key, Lifetime.of(MINUTE));

    assertThat(sweepAll()).isZero();
    assertThat(isThere(key)).isTrue();
  }

  @Test
  void a_sweep_of_many_goes_in_steps_from_any_of_which_it_can_go_on() throws Exception {
    for (int i = 0; i < 2050; i += 50) {
      Stream.generate(StorageContract::object)
          .limit(50)
          .map(
              blob ->
                  store
                      .put(blob, new NewBlob(null, "a/b", Lifetime.of(MINUTE)), content("x"))
                      .subscribeAsCompletionStage())
          .toList()
          .forEach(stored -> stored.join());
    }
    clock.advance(MINUTE);

    SweepStep first = await(storage.sweep(null));
    assertThat(first.next()).isNotNull();
    assertThat(first.expired()).isBetween(SweepStep.SIZE, SweepStep.SIZE + 100);
    SweepStep second = await(storage.sweep(first.next()));
    SweepStep third = await(storage.sweep(second.next()));

    assertThat(third.next()).isNull();
    assertThat(first.expired() + second.expired() + third.expired()).isEqualTo(2050);
    assertThat(stored()).isZero();
  }

  @Test
  void thumbnails_go_with_their_expired_image() throws Exception {
    BlobKey image = image();
    BlobInfo info = put(image, Lifetime.of(MINUTE));
    await(store.putThumbnail(image.thumbnailOf(64), info, Buffer.buffer("small")));
    clock.advance(MINUTE);

    sweepAll();

    assertThat(stored()).isZero();
  }

  @Test
  void thumbnails_of_living_images_stay() throws Exception {
    BlobKey image = image();
    BlobInfo info = put(image, Lifetime.FOR_EVER);
    await(store.putThumbnail(image.thumbnailOf(64), info, Buffer.buffer("small")));

    sweepAll();

    assertThat(stored()).isEqualTo(2);
    assertThat(isThere(image.thumbnailOf(64))).isTrue();
  }

  @Test
  void nothing_of_a_removed_bucket_is_left_after_tidying() throws Exception {
    put(key, "x");
    put(image(), "y");
    await(buckets.delete(PHOTOS));
    await(buckets.create(PHOTOS, null));
    put(key, "new");

    await(storage.tidy());
    sweepAll();

    assertThat(stored()).isEqualTo(1);
    assertThat(text(key)).isEqualTo("new");
  }
}
