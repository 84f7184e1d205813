package dev.perigee.estimation;

import dev.perigee.vision.Estimates;
import dev.perigee.vision.ImageFormat;
import dev.perigee.vision.Rect;

/**
 * A face and its image, as checks see them.
 *
 * @param width of the upright image, pixels
 * @param height the same
 * @param bytes size of the file
 * @param rect box of the face
 */
public record CheckSubject(
    int width, int height, ImageFormat format, int bytes, Rect rect, Estimates estimates) {

  float aspectRatio() {
    return (float) width / height;
  }

  /** Pixels from the box to the right border. */
  int right() {
    return width - rect.x() - rect.width();
  }

  /** Pixels from the box to the lower border. */
  int lower() {
    return height - rect.y() - rect.height();
  }
}
