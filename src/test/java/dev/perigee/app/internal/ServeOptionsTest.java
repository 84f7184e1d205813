package dev.perigee.app.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServeOptionsTest {
  private static final Map<String, String> BOTH =
      Map.of("PERIGEE_HOME", "/opt/perigee", "PERIGEE_DATA", "/srv/faces");

  @Test
  void the_command_line_decides_over_the_environment() {
    ServeOptions options = new ServeOptions(null, null, Path.of("/mine"));

    assertThat(options.dataFolder(BOTH)).isEqualTo(Path.of("/mine"));
  }

  @Test
  void the_environment_names_the_folder() {
    ServeOptions options = new ServeOptions(null, null, null);

    assertThat(options.dataFolder(BOTH)).isEqualTo(Path.of("/srv/faces"));
  }

  @Test
  void otherwise_the_folder_lies_beside_the_program() {
    ServeOptions options = new ServeOptions(null, null, null);

    assertThat(options.dataFolder(Map.of("PERIGEE_HOME", "/opt/perigee")))
        .isEqualTo(Path.of("/opt/perigee/data"));
  }
}
