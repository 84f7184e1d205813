package dev.perigee.vision.internal.estimate;

import java.util.concurrent.CompletableFuture;

/** Makes one estimation. */
interface Estimator<T> {

  /**
   * Takes what it needs out of the pixels before it returns: they are gone when the answer comes.
   *
   * @return completes with null when the face does not tell
   */
  CompletableFuture<T> estimate(FaceContext face);
}
