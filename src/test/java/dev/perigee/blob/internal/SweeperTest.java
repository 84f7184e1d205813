package dev.perigee.blob.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.blob.BlobStore;
import dev.perigee.blob.Buckets;
import dev.perigee.platform.metrics.Metric;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweeperTest {
  @TempDir Path folder;
  private final SteppedStorage storage = new SteppedStorage();

  private Sweeper sweeper() {
    return new Sweeper(storage, new SweepProgress(folder.resolve("progress")));
  }

  @Test
  void a_sweep_goes_from_step_to_step_until_the_end() {
    Sweeper sweeper = sweeper();

    await(sweeper.sweep());

    assertThat(storage.asked).containsExactly("tidy", "null", "1", "2", "3");
    assertThat(value(sweeper, "sweep_count_total")).isOne();
    assertThat(value(sweeper, "sweep_seen_count_total")).isEqualTo(40);
    assertThat(value(sweeper, "sweep_expired_count_total")).isEqualTo(8);
    assertThat(value(sweeper, "sweep_orphans_count_total")).isEqualTo(4);
    assertThat(value(sweeper, "sweep_running")).isZero();
  }

  @Test
  void a_sweep_that_failed_goes_on_where_it_was_also_after_a_restart() {
    storage.failing = "2";
    Sweeper sweeper = sweeper();
    await(sweeper.sweep());
    assertThat(value(sweeper, "sweep_errors_count_total")).isOne();
    storage.failing = null;
    storage.asked.clear();

    Sweeper restarted = sweeper();
    restarted.resume(null);

    storage.ended.orTimeout(10, TimeUnit.SECONDS).join();
    assertThat(storage.asked).containsExactly("tidy", "2", "3");
  }

  @Test
  void after_a_complete_sweep_a_restart_does_not_sweep() {
    Sweeper sweeper = sweeper();
    await(sweeper.sweep());
    storage.asked.clear();

    sweeper().resume(null);

    assertThat(storage.asked).isEmpty();
  }

  @Test
  void one_sweep_is_under_way_at_a_time() {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    storage.tidied = Uni.createFrom().completionStage(gate);
    Sweeper sweeper = sweeper();
    CompletableFuture<Void> first = sweeper.sweep().subscribeAsCompletionStage();

    await(sweeper.sweep());
    assertThat(storage.asked).containsExactly("tidy");
    assertThat(value(sweeper, "sweep_running")).isOne();
    gate.complete(null);
    first.orTimeout(10, TimeUnit.SECONDS).join();

    assertThat(storage.asked).containsExactly("tidy", "null", "1", "2", "3");
  }

  private static double value(Sweeper sweeper, String name) {
    return sweeper.metrics().stream()
        .filter(metric -> metric.name().equals(name))
        .mapToDouble(Metric::value)
        .findFirst()
        .orElseThrow();
  }

  private static void await(Uni<Void> uni) {
    uni.await().atMost(Duration.ofSeconds(10));
  }

  /** Four steps; each sees ten blobs, of which two have expired. */
  private static final class SteppedStorage implements Storage {
    private static final int LAST = 3;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Uni<Void> tidied = Uni.createFrom().voidItem();
    private String failing;

    @Override
    public Uni<Void> tidy() {
      asked.add("tidy");
      return tidied;
    }

    @Override
    public Uni<SweepStep> sweep(String from) {
      asked.add(String.valueOf(from));
      if (from != null && from.equals(failing)) {
        return Uni.createFrom().failure(new IllegalStateException("on purpose"));
      }
      int next = from == null ? 1 : Integer.parseInt(from) + 1;
      if (next > LAST) {
        ended.complete(null);
      }
      return Uni.createFrom()
          .item(new SweepStep(10, 2, 1, next > LAST ? null : Integer.toString(next)));
    }

    @Override
    public Uni<Void> prepare() {
      throw new UnsupportedOperationException();
    }

    @Override
    public BlobStore blobs() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Buckets buckets() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> check() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
