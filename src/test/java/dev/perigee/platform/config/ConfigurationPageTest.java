package dev.perigee.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * docs/configuration.md is made from {@link PerigeeConfig}. To renew the page run this test with
 * the environment variable {@code UPDATE_DOCS=1}.
 */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("docs", "configuration.md");

  private static final String HEAD =
      """
      # Configuration

      Made from `PerigeeConfig`; do not edit. Every key may be given as a system property
      (`-Dperigee.data=/srv/perigee`), as an environment variable (`PERIGEE_DATA`), or in
      `config/application.properties` beside the program. A key under `perigee.` that is not in
      this table stops the start. Keys under `quarkus.` are those of
      [Quarkus](https://quarkus.io/guides/all-config), for example `quarkus.http.host` and
      `quarkus.http.port`.

      Sizes are written `512K`, `100M`, `2G`; durations `30S`, `5M`, `1H`.

      | key | default | meaning |
      |---|---|---|
      """;

  @Test
  void the_page_is_current() throws IOException {
    String current = HEAD + rows(PerigeeConfig.class, "perigee");
    if (System.getenv("UPDATE_DOCS") != null) {
      Files.writeString(PAGE, current);
    }

    assertThat(PAGE).hasContent(current);
  }

  private static String rows(Class<?> group, String prefix) {
    StringBuilder rows = new StringBuilder();
    Arrays.stream(group.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .sorted(Comparator.comparing(Method::getName))
        .forEach(method -> rows.append(row(method, prefix + "." + kebab(method.getName()))));
    return rows.toString();
  }

  private static final Set<Class<?>> OPTIONAL =
      Set.of(Optional.class, OptionalInt.class, Map.class);

  private static String row(Method method, String key) {
    boolean ours = method.getReturnType().getEnclosingClass() == PerigeeConfig.class;
    if (ours && method.getReturnType().isInterface()) {
      return rows(method.getReturnType(), key);
    }
    Doc doc = method.getAnnotation(Doc.class);
    assertThat(doc).as("@Doc of " + key).isNotNull();
    WithDefault standard = method.getAnnotation(WithDefault.class);
    assertThat(standard != null || OPTIONAL.contains(method.getReturnType()))
        .as("%s has a default or is optional", key)
        .isTrue();
    return "| `%s` | %s | %s |%n"
        .formatted(
            method.getReturnType() == Map.class ? key + ".<name>" : key,
            standard == null ? "not set" : "`" + standard.value() + "`",
            doc.value());
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }
}
