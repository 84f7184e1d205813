package dev.perigee.estimation.internal.pipeline;

import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.Wanted;
import dev.perigee.license.Feature;
import dev.perigee.license.LicenseGate;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a licence has to grant for a request. */
@ApplicationScoped
public class Permits {
  private static final Set<Wanted> OF_BODIES =
      EnumSet.of(
          Wanted.UPPER_BODY, Wanted.LOWER_BODY, Wanted.ACCESSORIES, Wanted.BODY_BASIC_ATTRIBUTES);

  private final LicenseGate gate;

  Permits(LicenseGate gate) {
    this.gate = gate;
  }

  /**
   * Asks for everything, and takes one liveness execution per image.
   *
   * @param images how many
   * @return how many of them, from the first one on, may be processed; fails with 403/11055 when it
   *     is none
   */
  public Uni<Integer> require(EstimationRequest request, int images) {
    return Uni.createFrom()
        .deferred(
            () -> {
              requireFeatures(request);
              return liveness(request) ? take(images) : Uni.createFrom().item(images);
            });
  }

  private void requireFeatures(EstimationRequest request) {
    if (request.wants(Wanted.DEEPFAKE) || !request.filters().deepfake().isEmpty()) {
      gate.require(Feature.DEEPFAKE);
    }
    if (!request.checks().isEmpty()) {
      gate.require(Feature.ISO);
    }
    if (request.wants(Wanted.PEOPLE_COUNT)) {
      gate.require(Feature.PEOPLE_COUNTER);
    }
    if (!Collections.disjoint(request.wanted(), OF_BODIES)) {
      gate.require(Feature.BODY_ATTRIBUTES);
    }
  }

  /** Liveness is not estimated of warps. */
  private static boolean liveness(EstimationRequest request) {
    return request.imageType() == ImageType.PHOTO
        && request.wants(Wanted.FACES)
        && (request.wants(Wanted.LIVENESS) || !request.filters().liveness().isEmpty());
  }

  private Uni<Integer> take(int images) {
    return gate.consumeLiveness(images)
        .map(
            consumed -> {
              if (consumed.taken() == 0) {
                throw refusal();
              }
              return (int) consumed.taken();
            });
  }

  /** Why an image is not processed. */
  public static ApiException refusal() {
    return ApiException.of(ErrorCode.LICENSE_PROBLEM, "no liveness executions are left");
  }
}
