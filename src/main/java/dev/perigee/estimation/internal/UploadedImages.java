package dev.perigee.estimation.internal;

import dev.perigee.blob.ImageConversion;
import dev.perigee.blob.SampleType;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.ImageFormat;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** {@link ImageConversion} by the decoder of the vision pipeline. */
@ApplicationScoped
class UploadedImages implements ImageConversion {
  private final FaceVision vision;

  UploadedImages(FaceVision vision) {
    this.vision = vision;
  }

  @Override
  public Uni<byte[]> sample(SampleType type, byte[] image, String contentType) {
    return ofType(contentType, image, () -> vision.toJpeg(image, type.width(), type.height()));
  }

  @Override
  public Uni<byte[]> image(byte[] image, String contentType) {
    return ofType(contentType, image, () -> vision.toJpeg(image));
  }

  @Override
  public Uni<byte[]> thumbnail(byte[] jpeg, int side) {
    return vision.thumbnail(jpeg, side);
  }

  private static Uni<byte[]> ofType(
      String contentType, byte[] image, Supplier<Uni<byte[]>> conversion) {
    boolean otherType =
        contentType != null
            && ImageFormat.sniff(image)
                .filter(format -> !format.mediaType().equals(contentType))
                .isPresent();
    return otherType
        ? Uni.createFrom().failure(ApiException.of(ErrorCode.CONTENT_TYPE_MISMATCH))
        : conversion.get();
  }
}
