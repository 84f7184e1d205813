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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MicroBatcherTest {
  private static final SparePower NONE =
      new SparePower(2, () -> false, Runnable::run, MicroBatcherTest::notAsked);

  private final StageTimings timings = new StageTimings();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();

  private static void notAsked() {
    throw new AssertionError("no core has time to help");
  }

  /** Answers (number, number + 1) for every picture. */
  private float[][] answer(Tensor input) {
    batches.add(input.count());
    float[] out = new float[2 * input.count()];
    for (int i = 0; i < input.count(); i++) {
      out[2 * i] = number(input, i);
      out[2 * i + 1] = out[2 * i] + 1;
    }
    return new float[][] {out};
  }

  private MicroBatcher batcher(
      Function<Tensor, float[][]> network, int maxBatch, int capacity, SparePower power) {
    return new MicroBatcher(network, maxBatch, capacity, power, Stage.DESCRIPTOR, timings);
  }

  private static Tensor picture(int value) {
    return new Tensor(new byte[] {(byte) value, (byte) (value >> 8), 0}, 1, 1, 1);
  }

  private static int number(Tensor input, int picture) {
    byte[] pixels = input.pixels();
    return (pixels[3 * picture] & 0xFF) + (pixels[3 * picture + 1] << 8);
  }

  private static List<CompletableFuture<float[][]>> submit(MicroBatcher batcher, int count) {
    List<CompletableFuture<float[][]>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(batcher.submit(picture(i)));
    }
    return answers;
  }

  @Test
  void every_caller_gets_the_answer_to_its_own_picture() throws Exception {
    MicroBatcher batcher = batcher(this::answer, 8, 100, NONE);
    try (batcher;
        ExecutorService callers = Executors.newFixedThreadPool(4)) {
      for (int caller = 0; caller < 4; caller++) {
        callers.submit(
            () -> {
              List<CompletableFuture<float[][]>> answers = submit(batcher, 500);
              while (batcher.runBatch()) {}
              for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()[0]).containsExactly(i, i + 1);
              }
              return null;
            });
      }
    }
    assertThat(timings.snapshot().get(Stage.DESCRIPTOR).items()).isEqualTo(2000);
  }

  @Test
  void what_waits_becomes_one_batch_up_to_the_limit() {
    try (MicroBatcher batcher = batcher(this::answer, 4, 100, NONE)) {
      List<CompletableFuture<float[][]>> answers = submit(batcher, 6);
      assertThat(batcher.runBatch()).isTrue();
      assertThat(batcher.runBatch()).isTrue();
      assertThat(batcher.runBatch()).isFalse();
      assertThat(answers).allMatch(CompletableFuture::isDone);
    }
    assertThat(batches).containsExactly(4, 2);
  }

  @Test
  void a_core_without_work_is_asked_for_help_and_gets_its_share() {
    List<String> asked = new ArrayList<>();
    SparePower power = new SparePower(2, () -> true, Runnable::run, () -> asked.add("help"));
    try (MicroBatcher batcher = batcher(this::answer, 8, 100, power)) {
      submit(batcher, 8);
      batcher.runBatch();
    }
    assertThat(asked).hasSize(7);
    assertThat(batches).containsExactly(4);
  }

  @Test
  void a_single_picture_is_left_to_who_handed_it_over() {
    SparePower power = new SparePower(2, () -> true, Runnable::run, MicroBatcherTest::notAsked);
    try (MicroBatcher batcher = batcher(this::answer, 8, 100, power)) {
      for (int i = 0; i < 3; i++) {
        batcher.submit(picture(i));
        batcher.runBatch();
      }
    }
    assertThat(batches).containsExactly(1, 1, 1);
  }

  @Test
  void single_pictures_for_two_networks_are_shared() {
    List<String> asked = new ArrayList<>();
    SparePower power = new SparePower(2, () -> true, Runnable::run, () -> asked.add("help"));
    try (MicroBatcher one = batcher(this::answer, 8, 100, power);
        MicroBatcher other = batcher(this::answer, 8, 100, power)) {
      one.submit(picture(0));
      other.submit(picture(1));
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  void a_caller_that_finds_the_queue_full_runs_a_batch_itself() {
    try (MicroBatcher batcher = batcher(this::answer, 2, 3, NONE)) {
      List<CompletableFuture<float[][]>> answers = submit(batcher, 4);
      assertThat(answers.stream().map(CompletableFuture::isDone))
          .containsExactly(true, true, false, false);
    }
  }

  @Test
  void a_failing_network_fails_its_callers_and_goes_on() throws Exception {
    try (MicroBatcher batcher =
        batcher(
            input -> {
              if (number(input, 0) < 0) {
                throw new NoClassDefFoundError("broken");
              }
              return answer(input);
            },
            1,
            10,
            NONE)) {
      CompletableFuture<float[][]> bad = batcher.submit(picture(-1));
      batcher.runBatch();
      assertThatThrownBy(bad::join).hasRootCauseMessage("broken");
      CompletableFuture<float[][]> good = batcher.submit(picture(5));
      batcher.runBatch();
      assertThat(good.get()[0]).containsExactly(5, 6);
    }
  }

  @Test
  void closing_fails_what_still_waits_and_what_comes_later() {
    MicroBatcher batcher = batcher(this::answer, 1, 10, NONE);
    CompletableFuture<float[][]> waiting = batcher.submit(picture(0));
    batcher.close();
    assertThatThrownBy(waiting::join).isInstanceOf(CancellationException.class);
    assertThatThrownBy(batcher.submit(picture(1))::join).isInstanceOf(CancellationException.class);
  }
}
