package dev.perigee.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is refused before an operation's own code runs is documented at every operation. */
class GateAnswersTest {

  @Test
  void what_the_gate_may_answer_is_documented_at_every_operation() {
    List<String> gaps = new ArrayList<>();
    for (Contract contract : Contracts.load().all()) {
      for (Operation operation : contract.operations()) {
        Set<String> missing = new TreeSet<>(answers(operation));
        documented(contract, operation).fieldNames().forEachRemaining(missing::remove);
        if (!missing.isEmpty()) {
          gaps.add(contract.service() + " " + operation.id() + " " + missing);
        }
      }
    }

    assertThat(gaps).isEmpty();
  }

  private static Set<String> answers(Operation operation) {
    Set<String> answers = new TreeSet<>(Set.of("400"));
    if (!operation.open()) {
      answers.addAll(Set.of("401", "403", "429", "503"));
    }
    if (operation.path().contains("{")) {
      answers.add("404");
    }
    if (operation.body() != null) {
      answers.add("413");
    }
    if (!operation.answerTypes().isEmpty()) {
      answers.add("415");
    }
    return answers;
  }

  private static JsonNode documented(Contract contract, Operation operation) {
    return contract
        .document()
        .path("paths")
        .path(operation.path())
        .path(operation.method().toLowerCase(Locale.ROOT))
        .path("responses");
  }
}
