package dev.perigee.api.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.api.contract.Callers;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Two accounts at work side by side, each with an oracle of what must be its own. Neither ever sees
 * an id, a count or a similarity of the other, though both enrol the same people under the same
 * notes and keep trying each other's ids.
 */
@QuarkusTest
class AccountIsolationTest {
  private static final int OPERATIONS = 10_000;
  private static final long SEED = 20_261_123;

  @TestHTTPResource("/")
  URI base;

  @Test
  void ten_thousand_random_operations_show_neither_account_anything_of_the_other()
      throws Exception {
    Tenant one = new Tenant(base, Callers.newAccount("user"), SEED);
    Tenant two = new Tenant(base, Callers.newAccount("user"), SEED + 1);
    one.meet(two);
    two.meet(one);

    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      List<Future<?>> runs = List.of(both.submit(() -> work(one)), both.submit(() -> work(two)));
      for (Future<?> run : runs) {
        run.get();
      }
    }

    int done =
        one.counts.values().stream().mapToInt(Integer::intValue).sum()
            + two.counts.values().stream().mapToInt(Integer::intValue).sum();
    System.out.println(
        "isolation: " + done + " requests of two accounts; one of them: " + one.counts);
    assertThat(done).isGreaterThanOrEqualTo(OPERATIONS);
    // Every kind of operation came up.
    assertThat(one.counts).hasSizeGreaterThanOrEqualTo(40);
    assertThat(two.counts.keySet()).isEqualTo(one.counts.keySet());
  }

  private static void work(Tenant tenant) {
    Script script = new Script(tenant);
    while (tenant.counts.values().stream().mapToInt(Integer::intValue).sum() < OPERATIONS / 2) {
      script.step();
    }
  }
}
