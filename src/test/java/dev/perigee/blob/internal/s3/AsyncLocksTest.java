package dev.perigee.blob.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AsyncLocksTest {
  private final AsyncLocks locks = new AsyncLocks();
  private final List<String> begun = new ArrayList<>();

  private Cancellable hold(String thing, String name, CompletableFuture<Void> end) {
    return locks
        .holding(
            thing,
            () -> {
              begun.add(name);
              return Uni.createFrom().completionStage(end);
            })
        .subscribe()
        .with(done -> {}, failure -> {});
  }

  @Test
  void work_on_the_same_thing_waits_for_what_began_earlier() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    hold("a", "first", first);
    hold("a", "second", new CompletableFuture<>());
    hold("b", "other", new CompletableFuture<>());
    assertThat(begun).containsExactly("first", "other");

    first.complete(null);

    assertThat(begun).containsExactly("first", "other", "second");
  }

  @Test
  void a_failure_lets_the_next_begin() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    hold("a", "first", first);
    hold("a", "second", new CompletableFuture<>());

    first.completeExceptionally(new IllegalStateException());

    assertThat(begun).containsExactly("first", "second");
  }

  @Test
  void whoever_gives_up_waiting_does_not_let_the_next_overtake_the_first() {
    CompletableFuture<Void> first = new CompletableFuture<>();
    hold("a", "first", first);
    hold("a", "second", new CompletableFuture<>()).cancel();
    hold("a", "third", new CompletableFuture<>());
    assertThat(begun).containsExactly("first");

    first.complete(null);

    assertThat(begun).containsExactly("first", "third");
  }
}
