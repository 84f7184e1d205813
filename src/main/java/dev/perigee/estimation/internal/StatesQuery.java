package dev.perigee.estimation.internal;

import dev.perigee.estimation.FaceArea;
import dev.perigee.estimation.StateCodes;
import dev.perigee.vision.Liveness;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;

/** Filters by state; absent ones are empty. */
public record StatesQuery(
    @RestQuery("face_occlusion_states") @Separator(",") List<String> faceOcclusionStates,
    @RestQuery("mask_states") @Separator(",") List<Integer> maskStates,
    @RestQuery("liveness_states") @Separator(",") List<Integer> livenessStates,
    @RestQuery("deepfake_states") @Separator(",") List<Integer> deepfakeStates) {

  Set<FaceArea> freeAreas() {
    return each(faceOcclusionStates, FaceArea::of);
  }

  Set<String> masks() {
    return each(maskStates, state -> StateCodes.MASKS.get(state - 1));
  }

  Set<Liveness.Prediction> liveness() {
    return each(livenessStates, StateCodes::liveness);
  }

  Set<String> deepfake() {
    return each(deepfakeStates, StateCodes.DEEPFAKE::get);
  }

  private static <T, R> Set<R> each(List<T> states, Function<T, R> meaning) {
    return states == null
        ? Set.of()
        : states.stream().map(meaning).collect(Collectors.toUnmodifiableSet());
  }
}
