package dev.perigee.vision.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers that belong together. */
final class Together {
  private Together() {}

  /** All of them in their order; fails when one does. */
  static <T> CompletableFuture<List<T>> all(
      List<? extends CompletableFuture<? extends T>> answers) {
    return CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> answers.stream().<T>map(CompletableFuture::join).toList());
  }
}
