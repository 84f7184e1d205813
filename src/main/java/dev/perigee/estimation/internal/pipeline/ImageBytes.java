package dev.perigee.estimation.internal.pipeline;

import dev.perigee.blob.Blob;
import dev.perigee.blob.SampleStore;
import dev.perigee.estimation.ImageSource.Broken;
import dev.perigee.estimation.ImageSource.Encoded;
import dev.perigee.estimation.ImageSource.Link;
import dev.perigee.estimation.ImageSource.StoredSample;
import dev.perigee.estimation.ImageSource.Vector;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.InputImage;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.fetch.FetchedBody;
import dev.perigee.platform.fetch.GuardedFetch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Gets the encoded image, wherever it comes from. */
@ApplicationScoped
class ImageBytes {
  private final SampleStore samples;
  private final GuardedFetch fetch;

  ImageBytes(SampleStore samples, GuardedFetch fetch) {
    this.samples = samples;
    this.fetch = fetch;
  }

  /**
   * @param accountId whose samples may be read
   * @param type what the image is said to show
   * @return fails with an {@link ApiException} that is the image's own
   */
  Uni<byte[]> of(UUID accountId, ImageType type, InputImage image) {
    return switch (image.source()) {
      case Encoded(byte[] bytes) -> Uni.createFrom().item(bytes);
      case Link(String url) -> fetch.fetch(url).map(FetchedBody::content);
      case StoredSample(UUID sampleId) -> sample(accountId, type, sampleId);
      case Broken(ApiException reason) -> Uni.createFrom().failure(reason);
      case Vector vector -> throw new IllegalArgumentException("no image: " + vector);
    };
  }

  private Uni<byte[]> sample(UUID accountId, ImageType type, UUID sampleId) {
    if (type.samples().isEmpty()) {
      return Uni.createFrom()
          .failure(
              ApiException.of(ErrorCode.BAD_INPUT, "Samples are warps, the image type is a photo"));
    }
    return samples
        .get(accountId, type.samples().get(), sampleId)
        .map(
            found -> found.orElseThrow(() -> ApiException.of(ErrorCode.SAMPLE_NOT_FOUND, sampleId)))
        .chain(Blob::bytes);
  }
}
