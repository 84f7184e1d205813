package dev.perigee.blob;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link BlobStore} does with thumbnails. */
public abstract class ThumbnailsContract extends StorageContract {
  private final BlobKey image = image();
  private final BlobKey small = image.thumbnailOf(64);

  @Test
  void a_thumbnail_has_the_metadata_of_its_image() {
    NewBlob photo = new NewBlob(ANNA, "image/jpeg", Lifetime.of(MINUTE), Map.of("camera", "7"));
    BlobInfo info = await(store.put(image, photo, content("a large picture")));

    assertThat(keep(info, "small")).isTrue();

    BlobInfo thumbnail = await(store.head(small, ANNA)).orElseThrow();
    assertThat(thumbnail.meta()).isEqualTo(info.meta());
    assertThat(thumbnail.length()).isEqualTo(5);
    assertThat(thumbnail.etag()).isNotEqualTo(info.etag());
    assertThat(text(small)).isEqualTo("small");
    assertThat(text(image)).isEqualTo("a large picture");
  }

  @Test
  void sizes_are_kept_apart() {
    BlobInfo info = put(image, "picture");
    keep(info, "64");
    await(store.putThumbnail(image.thumbnailOf(96), info, Buffer.buffer("96")));

    assertThat(text(small)).isEqualTo("64");
    assertThat(text(image.thumbnailOf(96))).isEqualTo("96");
    assertThat(isThere(image.thumbnailOf(32))).isFalse();
  }

  @Test
  void a_thumbnail_is_seen_by_those_who_see_its_image() {
    keep(put(image, "picture"), "small");

    assertThat(await(store.head(small, BERT))).isEmpty();
    assertThat(await(store.get(small, BERT))).isEmpty();
  }

  @Test
  void a_thumbnail_goes_with_its_image() {
    BlobInfo info = put(image, "picture");
    keep(info, "small");

    await(store.delete(image, ANNA));

    assertThat(isThere(small)).isFalse();
    put(image, "another picture");
    assertThat(isThere(small)).isFalse();
  }

  @Test
  void thumbnails_go_when_many_images_are_deleted() {
    keep(put(image, "picture"), "small");

    await(store.deleteAll(PHOTOS, BlobKind.IMAGE, List.of(image.id()), null));

    assertThat(isThere(small)).isFalse();
  }

  @Test
  void a_thumbnail_goes_when_its_image_is_replaced() {
    keep(put(image, "picture"), "small");

    put(image, "another picture");

    assertThat(isThere(small)).isFalse();
  }

  @Test
  void a_thumbnail_of_what_has_been_replaced_is_not_kept() {
    BlobInfo old = put(image, "picture");
    put(image, "another picture");

    assertThat(keep(old, "small")).isFalse();
    assertThat(isThere(small)).isFalse();
  }

  @Test
  void a_thumbnail_of_what_has_been_deleted_is_not_kept() {
    BlobInfo old = put(image, "picture");
    await(store.delete(image, null));

    assertThat(keep(old, "small")).isFalse();
    assertThat(isThere(small)).isFalse();
  }

  @Test
  void a_thumbnail_expires_with_its_image() {
    keep(put(image, Lifetime.of(MINUTE)), "small");

    clock.advance(MINUTE);

    assertThat(isThere(small)).isFalse();
  }

  @Test
  void a_thumbnail_can_be_read_in_part() {
    keep(put(image, "picture"), "0123456789");

    Blob part = await(store.get(small, null, ByteRange.between(2, 4))).orElseThrow();

    assertThat(new String(await(part.bytes()))).isEqualTo("234");
  }

  private boolean keep(BlobInfo info, String content) {
    return await(store.putThumbnail(small, info, Buffer.buffer(content)));
  }
}
