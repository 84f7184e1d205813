package dev.perigee.estimation.internal;

import dev.perigee.blob.SampleImages;
import dev.perigee.blob.SampleType;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.ImageFormat;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** {@link SampleImages} by the decoder of the vision pipeline. */
@ApplicationScoped
class UploadedSamples implements SampleImages {
  private final FaceVision vision;

  UploadedSamples(FaceVision vision) {
    this.vision = vision;
  }

  @Override
  public Uni<byte[]> toJpeg(SampleType type, byte[] image, String contentType) {
    boolean otherType =
        ImageFormat.sniff(image)
            .filter(format -> !format.mediaType().equals(contentType))
            .isPresent();
    return otherType
        ? Uni.createFrom().failure(ApiException.of(ErrorCode.CONTENT_TYPE_MISMATCH))
        : vision.toJpeg(image, type.width(), type.height());
  }
}
