package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.Eyes;
import dev.perigee.vision.Eyes.Eye;
import dev.perigee.vision.Eyes.State;
import java.util.concurrent.CompletableFuture;

/** State by {@link EyeStates}, points by {@link Irises}. */
final class EyesEstimator implements Estimator<Eyes> {
  private static final float OPEN_FROM = 0.5f;

  @Override
  public CompletableFuture<Eyes> estimate(FaceContext face) {
    CompletableFuture<EyeStates.Answer> open = face.ask(EyeStates.ANSWER);
    return open.thenCombine(
        face.ask(Irises.ANSWER),
        (state, seen) ->
            new Eyes(eye(state.left(), seen.left()), eye(state.right(), seen.right())));
  }

  private static Eye eye(float open, EyeContour contour) {
    return new Eye(
        open >= OPEN_FROM ? State.OPEN : State.CLOSED, open, contour.iris(), contour.eyelid());
  }
}
