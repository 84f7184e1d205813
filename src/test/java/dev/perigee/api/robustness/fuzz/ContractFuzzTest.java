package dev.perigee.api.robustness.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.api.contract.Callers;
import dev.perigee.api.contract.Callers.Login;
import dev.perigee.api.contract.OwnedObjects;
import dev.perigee.platform.contract.Contract;
import dev.perigee.platform.contract.Contracts;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.json.StrictJson;
import dev.perigee.testing.ServiceUrls;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every operation of every service is called with requests that are wrong somewhere: what the
 * contract says of its answers stays true. The requests are the same in every run; {@code
 * -Dfuzz.seed} makes others, {@code -Dfuzz.cases} more.
 */
@QuarkusTest
class ContractFuzzTest {
  private static final int CASES = Integer.getInteger("fuzz.cases", 200);
  private static final long SEED = Long.getLong("fuzz.seed", 19662516542006L);
  private static final int IN_FLIGHT = 4;

  /** Faults of one operation that are worth reading. */
  private static final int MOST_FAULTS = 5;

  private final AtomicInteger done = new AtomicInteger();

  @Inject StrictJson json;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void no_request_makes_an_operation_answer_what_is_not_documented() throws Exception {
    System.out.printf("fuzz: -Dfuzz.seed=%d%n", SEED);
    List<Endpoint> endpoints = endpoints();
    List<String> faults = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(IN_FLIGHT)) {
      List<Future<List<String>>> runs = new ArrayList<>();
      for (int i = 0; i < endpoints.size(); i++) {
        Endpoint endpoint = endpoints.get(i);
        InetAddress from =
            InetAddress.getByAddress(new byte[] {127, 1, (byte) (i / 200), (byte) (i % 200 + 1)});
        runs.add(executor.submit(() -> run(endpoint, from)));
      }
      for (Future<List<String>> run : runs) {
        faults.addAll(faultsOf(run));
      }
    }
    System.out.printf("fuzz: %d cases, %d operations%n", done.get(), endpoints.size());
    assertThat(String.join("\n", faults)).as("seed %d", SEED).isEmpty();
  }

  private static List<String> faultsOf(Future<List<String>> run) throws InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException e) {
      throw new AssertionError("seed " + SEED, e.getCause());
    }
  }

  /** Each with an account of its own: what one operation changes does not disturb another. */
  private static List<Endpoint> endpoints() {
    List<Endpoint> endpoints = new ArrayList<>();
    for (Contract contract : Contracts.load().all()) {
      for (Operation operation : contract.operations()) {
        boolean nobody = operation.open() && !operation.path().contains("_id");
        Login login = nobody ? new Login("", "", "") : Callers.newLogin("advanced_user");
        endpoints.add(new Endpoint(contract, operation, login, new OwnedObjects(login)));
      }
    }
    return endpoints;
  }

  private List<String> run(Endpoint endpoint, InetAddress from) throws IOException {
    Cases cases = new Cases(endpoint, SEED ^ endpoint.toString().hashCode());
    cases.prepare();
    Verdict verdict = new Verdict(endpoint, json);
    List<String> faults = new ArrayList<>();
    try (Wire wire = new Wire(ServiceUrls.of(endpoint.contract().service()), from)) {
      for (int i = 0; i < CASES && faults.size() < MOST_FAULTS; i++) {
        Draft draft = cases.next();
        String fault = fault(wire, draft, verdict);
        done.incrementAndGet();
        if (fault != null) {
          faults.add("%s, case %d: %s%n".formatted(endpoint, i, fault));
        }
      }
    }
    return faults;
  }

  private static String fault(Wire wire, Draft draft, Verdict verdict) {
    try {
      Wire.Reply reply = wire.exchange(draft);
      return verdict
          .on(draft, reply)
          .map(fault -> "%s%n--- %s%n--- %s".formatted(fault, draft, Verdict.text(reply)))
          .orElse(null);
    } catch (IOException e) {
      return "%s%n--- %s%n--- ".formatted(e, draft);
    }
  }
}
