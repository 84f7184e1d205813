package dev.perigee.app.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.account.TokenKeyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void help_names_every_command_and_option_of_serving() {
    int code = run("--help");

    assertThat(code).isZero();
    assertThat(out.toString()).contains("serve", "enrol", "--port", "--host", "--data");
  }

  @Test
  void version_is_the_one_of_the_build() {
    int code = run("--version");

    assertThat(code).isZero();
    assertThat(out.toString()).matches("perigee \\d+\\.\\d+\\.\\d+\\S*\\R");
  }

  @Test
  void an_unknown_option_is_refused_with_the_usage() {
    int code = run("serve", "--prot", "1");

    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--prot", "Usage:");
  }

  @Test
  void a_taken_port_is_told_before_anything_is_made(@TempDir Path temp) throws IOException {
    Path data = temp.resolve("data");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());

      int code = run("serve", "--host", "127.0.0.1", "--port", port, "--data", data.toString());

      assertThat(code).isEqualTo(Commands.FAILED);
      assertThat(err.toString()).contains("127.0.0.1:" + port, "--port").doesNotContain("\tat ");
      assertThat(data).doesNotExist();
    }
  }

  @Test
  void a_port_beyond_the_highest_is_told_with_the_setting_that_moves_it(@TempDir Path temp) {
    int code = run("serve", "--port", "65500", "--data", temp.resolve("data").toString());

    assertThat(code).isEqualTo(Commands.FAILED);
    assertThat(err.toString())
        .contains("Licenses API would be 65620", "perigee.services.licenses.port");
  }

  @Test
  void the_key_of_the_tokens_is_rotated(@TempDir Path data) throws IOException {
    TokenKeyFile file = new TokenKeyFile(data);
    byte[] first = file.readOrCreate().getFirst();

    int code = run("rotate-token-key", "--data", data.toString());

    assertThat(code).isZero();
    assertThat(file.readOrCreate()).hasSize(2).element(1).isEqualTo(first);
  }

  @Test
  void without_keys_there_is_nothing_to_rotate(@TempDir Path data) {
    int code = run("rotate-token-key", "--data", data.toString());

    assertThat(code).isEqualTo(Commands.FAILED);
    assertThat(err.toString()).contains("token-keys").doesNotContain("\tat ");
  }

  private int run(String... args) {
    return Commands.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
