package dev.perigee.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
  private final WorkerPool pool = new WorkerPool("test", 1, 1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch entered = new CountDownLatch(1);

  @AfterEach
  void close() {
    gate.countDown();
    pool.close();
  }

  private Uni<String> blocked() {
    return pool.submit(
        () -> {
          entered.countDown();
          gate.await();
          return "done";
        });
  }

  private void awaitGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the pool is closed
    }
  }

  private static <T> UniAssertSubscriber<T> subscribe(Uni<T> uni) {
    return uni.subscribe().withSubscriber(UniAssertSubscriber.create());
  }

  @Test
  void work_runs_on_a_thread_of_the_pool() {
    String thread = pool.submit(() -> Thread.currentThread().getName()).await().indefinitely();

    assertThat(thread).startsWith("test-");
  }

  @Test
  void a_failure_of_the_work_is_the_failure_of_the_uni() {
    Uni<Object> failing =
        pool.submit(
            () -> {
              throw new java.io.IOException("broken");
            });

    assertThatThrownBy(() -> failing.await().indefinitely()).hasRootCauseMessage("broken");
  }

  @Test
  void a_thread_does_not_wait_for_an_answer_that_is_to_come() {
    CompletableFuture<String> later = new CompletableFuture<>();
    UniAssertSubscriber<String> waiting = subscribe(pool.begin(() -> later, () -> {}));

    assertThat(pool.submit(() -> "another").await().indefinitely()).isEqualTo("another");
    waiting.assertNotTerminated();
    later.complete("late");

    waiting.awaitItem().assertItem("late");
  }

  @Test
  void what_an_answer_that_was_to_come_failed_with_is_the_failure_of_the_uni() {
    CompletableFuture<String> later = new CompletableFuture<>();
    UniAssertSubscriber<String> waiting =
        subscribe(pool.begin(() -> later.thenApply(String::strip), () -> {}));

    later.completeExceptionally(new OverloadedException("network"));

    waiting.awaitFailure().assertFailedWith(OverloadedException.class);
  }

  @Test
  void an_answer_does_not_wait_for_what_the_thread_does_afterwards() {
    UniAssertSubscriber<String> answer =
        subscribe(
            pool.begin(
                () -> CompletableFuture.completedFuture("there"),
                () -> {
                  entered.countDown();
                  awaitGate();
                }));

    answer.awaitItem().assertItem("there");
    assertThat(gate.getCount()).isEqualTo(1);
  }

  @Test
  void what_is_to_be_done_afterwards_is_done_when_the_work_fails_too() throws Exception {
    UniAssertSubscriber<Object> answer =
        subscribe(
            pool.begin(
                () -> {
                  throw new IllegalStateException("broken");
                },
                entered::countDown));

    answer.awaitFailure().assertFailedWith(IllegalStateException.class, "broken");
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_thread_is_idle_while_no_work_is_on_it() throws Exception {
    assertThat(pool.hasIdleThread()).isTrue();

    UniAssertSubscriber<String> running = subscribe(blocked());
    entered.await();
    assertThat(pool.hasIdleThread()).isFalse();

    gate.countDown();
    running.awaitItem();
    Awaitility.await().until(pool::hasIdleThread);
  }

  @Test
  void given_thread_and_queue_taken_when_more_comes_then_it_is_refused_with_the_pools_name() {
    UniAssertSubscriber<String> running = subscribe(blocked());
    UniAssertSubscriber<String> waiting = subscribe(blocked());

    subscribe(blocked()).assertFailedWith(OverloadedException.class, "queue of test is full");

    gate.countDown();
    running.awaitItem().assertItem("done");
    waiting.awaitItem().assertItem("done");
    assertThat(pool.statistics().rejected()).isEqualTo(1);
  }

  @Test
  void given_work_in_the_queue_when_its_subscriber_leaves_then_it_does_not_run() {
    AtomicInteger runs = new AtomicInteger();
    UniAssertSubscriber<String> running = subscribe(blocked());
    UniAssertSubscriber<String> waiting =
        subscribe(pool.submit(() -> "run " + runs.incrementAndGet()));

    waiting.cancel();
    gate.countDown();
    running.awaitItem();
    Awaitility.await().until(() -> pool.statistics().waiting() == 0); // its place is free again
    pool.submit(() -> "after it").await().indefinitely();

    assertThat(runs).hasValue(0);
  }

  @Test
  void results_arrive_on_the_context_that_asked() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      Context asking = vertx.getOrCreateContext();
      CompletableFuture<Context> answered = new CompletableFuture<>();

      asking.runOnContext(
          ignored ->
              pool.submit(() -> "x")
                  .subscribe()
                  .with(item -> answered.complete(Vertx.currentContext())));

      assertThat(answered.get(10, TimeUnit.SECONDS)).isSameAs(asking);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void statistics_count_what_happens() throws Exception {
    pool.submit(() -> 1).await().indefinitely();
    UniAssertSubscriber<String> running = subscribe(blocked());
    entered.await(); // or else it may still be in the queue, which has one place
    subscribe(blocked());

    WorkerPool.Statistics statistics = pool.statistics();

    assertThat(statistics.name()).isEqualTo("test");
    assertThat(statistics.completed()).isEqualTo(1);
    assertThat(statistics.waiting()).isEqualTo(1);
    gate.countDown();
    running.awaitItem();
  }
}
