package dev.perigee.video.internal;

import dev.perigee.vision.ImageFormat;

/**
 * How the picture of an overview is written. Absent fields are null.
 *
 * @param mimetype JPEG or PNG
 * @param quality of a JPEG, 0..1
 * @param maxSize longer side, pixels; 0: as the video
 * @param ttl days; without effect, as nothing is stored
 */
public record ImageRetainPolicy(
    ImageFormat mimetype, Double quality, Integer maxSize, Integer ttl) {

  ImageFormat format() {
    return mimetype == null ? ImageFormat.JPEG : mimetype;
  }

  double qualityOrDefault() {
    return quality == null ? 1 : quality;
  }

  int maxSizeOrDefault() {
    return maxSize == null ? 640 : maxSize;
  }
}
