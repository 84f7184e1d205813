package dev.perigee.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLengthTest {
  private static final int MOST_LINES = 600;
  private static final List<String> SOURCES = List.of(".java", ".sql", ".sh", ".py", ".js", ".css");

  @Test
  void no_source_file_is_longer_than_600_lines() throws IOException {
    assertThat(tooLong(Path.of("src"))).isEmpty();
    assertThat(tooLong(Path.of("bench"))).isEmpty();
  }

  @Test
  void a_longer_file_is_noticed(@TempDir Path folder) throws IOException {
    Path fits = Files.writeString(folder.resolve("Fits.java"), "\n".repeat(MOST_LINES));
    Path tooLong = Files.writeString(folder.resolve("TooLong.java"), "\n".repeat(MOST_LINES + 1));

    assertThat(tooLong(folder)).containsExactly(tooLong).doesNotContain(fits);
  }

  private static List<Path> tooLong(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(FileLengthTest::isSource).filter(f -> lines(f) > MOST_LINES).toList();
    }
  }

  private static boolean isSource(Path file) {
    return Files.isRegularFile(file) && SOURCES.stream().anyMatch(file.toString()::endsWith);
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
