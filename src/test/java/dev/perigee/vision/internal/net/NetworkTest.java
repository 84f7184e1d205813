package dev.perigee.vision.internal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.vision.TestPhotos;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real network of the repository. */
class NetworkTest {
  private static final Path WEIGHTS = Path.of("models", "lm68_faceplugin", "weights.pt");
  private static final Tensor PICTURE = Tensor.blank(1, 64, 64);

  @BeforeAll
  static void start() {
    Torch.start(TestPhotos.CACHE, Optional.empty());
  }

  @Test
  void closing_waits_for_the_runs_that_are_under_way() throws Exception {
    Network network = Network.load(WEIGHTS);
    CountDownLatch running = new CountDownLatch(4);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        callers.add(threads.submit(() -> runUntilRefused(network, running)));
      }
      running.await();
      network.close();

      for (Future<?> caller : callers) {
        assertThatThrownBy(caller::get)
            .isInstanceOf(ExecutionException.class)
            .hasRootCauseMessage("Network is closed");
      }
    }
  }

  private static void runUntilRefused(Network network, CountDownLatch running) {
    boolean first = true;
    while (true) {
      float[][] outputs = network.run(PICTURE);
      assertThat(outputs[0]).hasSize(2 * 68);
      if (first) {
        running.countDown();
        first = false;
      }
    }
  }
}
