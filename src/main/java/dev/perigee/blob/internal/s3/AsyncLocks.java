package dev.perigee.blob.internal.s3;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Work on the same thing happens one after the other, without a thread that waits. */
final class AsyncLocks {
  private final Map<Object, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

  /** The work, once what was begun earlier on the same thing has ended. */
  <T> Uni<T> holding(Object thing, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              CompletableFuture<Void> own = new CompletableFuture<>();
              CompletableFuture<Void> earlier = last.put(thing, own);
              own.thenRun(() -> last.remove(thing, own));
              Uni<Void> turn =
                  earlier == null
                      ? Uni.createFrom().voidItem()
                      : Uni.createFrom().completionStage(earlier::copy);
              return turn.chain(() -> work.get())
                  .onTermination()
                  .invoke(
                      () -> {
                        // Not before those who came earlier, also when this one has given up.
                        if (earlier == null) {
                          own.complete(null);
                        } else {
                          earlier.thenRun(() -> own.complete(null));
                        }
                      });
            });
  }
}
