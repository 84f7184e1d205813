package dev.perigee.api.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Python examples in the text of the platform's reference pages. The pages are no part of this
 * repository: the system property {@code perigee.reference} or the environment variable {@code
 * PERIGEE_REFERENCE} names their folder, {@code ../shared/spec/reference} is looked at otherwise.
 */
final class ReferencePages {
  private static final Pattern URL =
      Pattern.compile("^url = f?\"(?:\\{baseUri}|http://127\\.0\\.0\\.1:5000(?:/6)?)([^\"]*)\"");
  private static final Pattern CALL =
      Pattern.compile("requests\\.(get|head|post|put|patch|delete|options)\\(");

  private ReferencePages() {}

  /**
   * A program.
   *
   * @param section first segment of the path that it asks last
   * @param name method and path that it asks last
   * @param line in the page
   * @param code as printed
   */
  record Example(String section, String name, int line, String code) {}

  static Optional<Path> folder() {
    String named =
        System.getProperty(
            "perigee.reference", System.getenv().getOrDefault("PERIGEE_REFERENCE", ""));
    Path folder = named.isBlank() ? Path.of("..", "shared", "spec", "reference") : Path.of(named);
    return Optional.of(folder).filter(Files::isDirectory);
  }

  static List<Example> examples(Path folder) {
    try (Stream<Path> pages = Files.list(folder)) {
      return pages
          .filter(page -> page.toString().endsWith(".txt"))
          .sorted()
          .flatMap(page -> examplesOf(page).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Example> examplesOf(Path page) {
    List<String> lines;
    try {
      lines = Files.readAllLines(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals("import requests")) {
        examples.add(example(code(lines, i), i + 1));
      }
    }
    return examples;
  }

  /** An example ends with what it prints; then the page goes on, sometimes without any mark. */
  private static List<String> code(List<String> lines, int from) {
    int end = from;
    for (int i = from + 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.equals("Response samples") || line.equals("import requests")) {
        break;
      }
      if (line.startsWith("print(")) {
        end = i;
      }
    }
    return lines.subList(from, end + 1);
  }

  private static Example example(List<String> code, int line) {
    String path = "";
    String method = "";
    for (String text : code) {
      Matcher url = URL.matcher(text);
      if (url.find()) {
        path = url.group(1);
      }
      Matcher call = CALL.matcher(text);
      if (call.find()) {
        method = call.group(1);
      }
    }
    String section = path.replaceFirst("^/", "").replaceFirst("[/?].*", "");
    return new Example(
        section,
        method.toUpperCase(Locale.ROOT) + " " + path,
        line,
        String.join("\n", code) + "\n");
  }
}
