package dev.perigee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that our Dockerfiles keep; images cannot be built in a test. */
class DockerfilesTest {
  private static final Set<String> KNOWN =
      Set.of(
          "FROM",
          "ARG",
          "RUN",
          "COPY",
          "WORKDIR",
          "ENV",
          "VOLUME",
          "EXPOSE",
          "USER",
          "HEALTHCHECK",
          "ENTRYPOINT",
          "LABEL");

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
  void theFileKeepsTheRules(String name) throws IOException {
    List<Instruction> all = parse(Files.readString(Path.of(name)));
    assertThat(violations(all)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
  void whatIsCopiedFromTheRepositoryIsThere(String name) throws IOException {
    for (Instruction one : parse(Files.readString(Path.of(name)))) {
      if (one.is("COPY") && !one.text().contains("--from=")) {
        List<String> words = List.of(one.text().split(" "));
        assertThat(words.subList(0, words.size() - 1)).allSatisfy(DockerfilesTest::assertInContext);
      }
    }
  }

  @Test
  void theRulesSeeAnUnpinnedImageRunByRoot() {
    List<Instruction> all = parse("FROM debian\nADD . /\nENTRYPOINT [\"/x\"]\n");
    assertThat(violations(all))
        .contains(
            "image without a version: debian",
            "unknown instruction ADD",
            "no HEALTHCHECK",
            "runs as root");
  }

  private record Instruction(String name, String text) {
    boolean is(String wanted) {
      return name.equals(wanted);
    }
  }

  private static List<String> violations(List<Instruction> all) {
    List<String> found = new ArrayList<>();
    Set<String> stages = new HashSet<>();
    for (Instruction one : all) {
      if (!KNOWN.contains(one.name())) {
        found.add("unknown instruction " + one.name());
      }
      if (one.is("FROM")) {
        String[] words = one.text().split(" ");
        if (!stages.contains(words[0]) && !versioned(words[0])) {
          found.add("image without a version: " + words[0]);
        }
        stages.add(words[words.length - 1]);
      }
      if (one.is("RUN") && one.text().contains("apt-get install")) {
        if (!one.text().contains("--no-install-recommends")
            || !one.text().contains("rm -rf /var/lib/apt/lists")) {
          found.add("apt-get leaves things behind");
        }
      }
    }
    List<Instruction> last = lastStage(all);
    for (String wanted : List.of("HEALTHCHECK", "ENTRYPOINT", "VOLUME")) {
      if (last.stream().noneMatch(one -> one.is(wanted))) {
        found.add("no " + wanted);
      }
    }
    if (last.stream().noneMatch(one -> one.is("USER") && !one.text().matches("root|0"))) {
      found.add("runs as root");
    }
    return found;
  }

  /** An argument's default is checked where the argument is declared. */
  private static boolean versioned(String image) {
    return image.startsWith("${") || image.matches(".*:.*[0-9].*");
  }

  private static List<Instruction> lastStage(List<Instruction> all) {
    int from = 0;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).is("FROM")) {
        from = i;
      }
    }
    return all.subList(from, all.size());
  }

  private static void assertInContext(String path) {
    assertThat(Files.exists(Path.of(path))).as(path).isTrue();
    assertThat(ignoredExcept()).as(path).anySatisfy(kept -> assertThat(path).startsWith(kept));
  }

  private static List<String> ignoredExcept() {
    try {
      return Files.readAllLines(Path.of(".dockerignore")).stream()
          .filter(line -> line.startsWith("!"))
          .map(line -> line.substring(1))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Instruction> parse(String file) {
    String joined =
        file.lines().filter(line -> !line.startsWith("#")).reduce("", (a, b) -> a + b + "\n");
    return joined
        .replaceAll("\\\\\n", "")
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.strip().split(" +", 2))
        .map(words -> new Instruction(words[0].toUpperCase(Locale.ROOT), words[1].strip()))
        .toList();
  }
}
