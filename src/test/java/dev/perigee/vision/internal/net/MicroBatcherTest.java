package dev.perigee.vision.internal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.vision.Stage;
import dev.perigee.vision.StageTimings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MicroBatcherTest {
  private final StageTimings timings = new StageTimings();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();

  /** Answers (first value, first value + 1) for every picture. */
  private float[][] answer(Tensor input) {
    batches.add(input.count());
    int size = input.values().length / input.count();
    float[] out = new float[2 * input.count()];
    for (int i = 0; i < input.count(); i++) {
      out[2 * i] = input.values()[i * size];
      out[2 * i + 1] = out[2 * i] + 1;
    }
    return new float[][] {out};
  }

  private MicroBatcher batcher(
      Function<Tensor, float[][]> network, int workers, int maxBatch, int capacity) {
    return new MicroBatcher(
        "test", network, workers, maxBatch, capacity, Stage.DESCRIPTOR, timings);
  }

  private static Tensor picture(int value) {
    return new Tensor(new float[] {value, 0, 0}, 1, 1, 1);
  }

  @Test
  void every_caller_gets_the_answer_to_its_own_picture() throws Exception {
    try (MicroBatcher batcher = batcher(this::answer, 2, 8, 100)) {
      List<CompletableFuture<float[][]>> answers = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        answers.add(batcher.submit(picture(i)));
      }
      for (int i = 0; i < 500; i++) {
        assertThat(answers.get(i).get()[0]).containsExactly(i, i + 1);
      }
    }
    assertThat(timings.snapshot().get(Stage.DESCRIPTOR).items()).isEqualTo(500);
  }

  @Test
  void what_waits_while_a_batch_runs_becomes_one_batch_up_to_the_limit() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (MicroBatcher batcher =
        batcher(
            input -> {
              running.countDown();
              await(go);
              return answer(input);
            },
            1,
            4,
            100)) {
      CompletableFuture<float[][]> last = batcher.submit(picture(0));
      running.await();
      for (int i = 0; i < 6; i++) {
        last = batcher.submit(picture(i));
      }
      go.countDown();
      last.get();
    }
    assertThat(batches).containsExactly(1, 4, 2);
  }

  @Test
  void a_worker_leaves_the_other_one_its_share_of_what_waits() throws Exception {
    CountDownLatch running = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    try (MicroBatcher batcher =
        batcher(
            input -> {
              running.countDown();
              await(go);
              return answer(input);
            },
            2,
            8,
            100)) {
      List<CompletableFuture<float[][]>> answers = new ArrayList<>();
      answers.add(batcher.submit(picture(0)));
      answers.add(batcher.submit(picture(1)));
      running.await();
      for (int i = 0; i < 8; i++) {
        answers.add(batcher.submit(picture(i)));
      }
      go.countDown();
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get();
    }
    assertThat(batches.subList(2, batches.size())).contains(4).allMatch(size -> size <= 4);
  }

  @Test
  void a_failing_network_fails_its_callers_and_the_worker_goes_on() throws Exception {
    try (MicroBatcher batcher =
        batcher(
            input -> {
              if (input.values()[0] < 0) {
                throw new IllegalStateException("broken");
              }
              return answer(input);
            },
            1,
            1,
            10)) {
      CompletableFuture<float[][]> bad = batcher.submit(picture(-1));
      assertThatThrownBy(bad::join).hasRootCauseMessage("broken");
      assertThat(batcher.submit(picture(5)).get()[0]).containsExactly(5, 6);
    }
  }

  @Test
  void closing_fails_what_still_waits() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    MicroBatcher batcher =
        batcher(
            input -> {
              running.countDown();
              await(go);
              return answer(input);
            },
            1,
            1,
            10);
    batcher.submit(picture(0));
    running.await();
    CompletableFuture<float[][]> waiting = batcher.submit(picture(1));
    batcher.close();
    go.countDown();
    assertThatThrownBy(waiting::join).isInstanceOf(CancellationException.class);
  }

  private static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true; // close() interrupts; a native call would go on as well
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
