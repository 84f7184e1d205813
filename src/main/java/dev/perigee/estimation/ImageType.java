package dev.perigee.estimation;

import dev.perigee.blob.SampleType;
import java.util.Optional;

/** What the images of a request show: {@code image_type} 0, 1, 2. */
public enum ImageType {
  PHOTO,
  FACE_WARP,
  BODY_WARP;

  /** By the number of the API. */
  public static ImageType of(int number) {
    return values()[number];
  }

  public boolean isWarp() {
    return this != PHOTO;
  }

  /** Kind of the stored samples that such an image can be, empty for photos. */
  public Optional<SampleType> samples() {
    return switch (this) {
      case PHOTO -> Optional.empty();
      case FACE_WARP -> Optional.of(SampleType.FACES);
      case BODY_WARP -> Optional.of(SampleType.BODIES);
    };
  }
}
