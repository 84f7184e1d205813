package dev.perigee.blob.internal.rest;

import dev.perigee.blob.Blob;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobStore;
import dev.perigee.blob.ImageConversion;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Makes thumbnails when they are asked for the first time. */
@Singleton
class Thumbnails {

  private final BlobStore blobs;
  private final ImageConversion images;

  Thumbnails(BlobStore blobs, ImageConversion images) {
    this.blobs = blobs;
    this.images = images;
  }

  /**
   * Makes the thumbnail, if it is one, its image is there and it is not.
   *
   * @param scope account whose images may be seen, null for all
   */
  Uni<Void> ready(BlobKey key, UUID scope) {
    if (key.thumbnail() == null) {
      return Uni.createFrom().voidItem();
    }
    return blobs
        .head(key, scope)
        .flatMap(found -> found.isPresent() ? Uni.createFrom().voidItem() : make(key, scope));
  }

  private Uni<Void> make(BlobKey key, UUID scope) {
    return blobs
        .get(key.original(), scope)
        .flatMap(
            found -> found.map(image -> make(key, image)).orElseGet(Uni.createFrom()::voidItem));
  }

  /** When the image is replaced meanwhile nothing is kept, and the reader finds none. */
  private Uni<Void> make(BlobKey key, Blob image) {
    return image
        .bytes()
        .flatMap(jpeg -> images.thumbnail(jpeg, key.thumbnail()))
        .flatMap(small -> blobs.putThumbnail(key, image.info(), Buffer.buffer(small)))
        .replaceWithVoid();
  }
}
