package dev.perigee.estimation;

import dev.perigee.estimation.internal.pipeline.Aggregation;
import dev.perigee.estimation.internal.pipeline.ImageEstimation;
import dev.perigee.estimation.internal.pipeline.Permits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Finds faces and bodies and estimates what was asked for. {@code /6/sdk}, {@code /6/detector},
 * handlers and verifiers are this service with different requests. Stores nothing.
 */
@ApplicationScoped
public class EstimationService {
  /** Images of one request that are under way at once; the others wait their turn. */
  private static final int CONCURRENT = 4;

  private final ImageEstimation estimation;
  private final Permits permits;

  EstimationService(ImageEstimation estimation, Permits permits) {
    this.estimation = estimation;
    this.permits = permits;
  }

  /**
   * Processes all images; one that is broken fails alone.
   *
   * @param accountId whose samples may be read
   * @param images one or more
   * @return one element per image, in order; fails with 403/11055 when the licence does not grant
   *     what was asked for, and for reasons that are not an image's own (a full queue)
   */
  public Uni<Findings> estimate(
      UUID accountId, List<InputImage> images, EstimationRequest request) {
    return permits
        .require(request, images.size())
        .chain(permitted -> each(accountId, images, request, permitted))
        .map(
            found ->
                new Findings(found, request.aggregate() ? Aggregation.of(found, request) : null));
  }

  /**
   * One estimation of all persons of images that were estimated apart.
   *
   * @param request what they were estimated for
   */
  public Aggregate aggregate(List<ImageFindings> images, EstimationRequest request) {
    return Aggregation.of(images, request);
  }

  /**
   * @param permitted how many of the images, from the first one on, may be processed
   */
  private Uni<List<ImageFindings>> each(
      UUID accountId, List<InputImage> images, EstimationRequest request, int permitted) {
    List<Uni<ImageFindings>> work = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      InputImage image = images.get(i);
      work.add(
          i < permitted
              ? estimation.estimate(accountId, image, request)
              : Uni.createFrom().item(ImageFindings.failed(image, Permits.refusal())));
    }
    return Uni.join().all(work).usingConcurrencyOf(CONCURRENT).andFailFast();
  }
}
