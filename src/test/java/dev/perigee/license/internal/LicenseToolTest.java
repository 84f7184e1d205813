package dev.perigee.license.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.license.Feature;
import dev.perigee.license.License;
import dev.perigee.license.LicenseCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LicenseToolTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void a_vendor_makes_keys_and_issues_a_licence() {
    assertThat(run("keys", folder.toString())).isZero();

    int code =
        run(
            "sign",
            "--key",
            path("licence-private-key.pem"),
            "--id",
            "42",
            "--issued-to",
            "Example Ltd",
            "--expires",
            "2031-01-31T00:00:00Z",
            "--feature",
            "faces_limit=50000",
            "--feature",
            "iso",
            "--out",
            path("licence.json"));

    assertThat(code).as(err.toString()).isZero();
    License read =
        new LicenseSource(
                Optional.of(folder.resolve("licence.json")), folder.resolve("licence-key.pem"))
            .read();
    assertThat(read.id()).isEqualTo("42");
    assertThat(read.expiration()).contains(Instant.parse("2031-01-31T00:00:00Z"));
    assertThat(read.features().keySet()).containsExactly(Feature.FACES_LIMIT, Feature.ISO);
    assertThat(run("show", "--key", path("licence-key.pem"), path("licence.json"))).isZero();
    assertThat(out.toString())
        .contains("42", "Example Ltd", "2031-01-31", "faces_limit: 50000", "iso: unlimited");
  }

  @Test
  void the_private_key_is_closed_to_others_and_never_replaced() throws IOException {
    run("keys", folder.toString());
    Path secret = folder.resolve("licence-private-key.pem");
    String before = Files.readString(secret);

    assertThat(run("keys", folder.toString())).isEqualTo(1);

    assertThat(err.toString()).contains("exists already");
    assertThat(secret).hasContent(before);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
  }

  @Test
  void mistakes_are_told_without_a_stack_trace() {
    run("keys", folder.toString());
    String key = path("licence-private-key.pem");
    String file = path("l.json");

    failed("no feature", "--key", key, "--feature", "facial=1");
    failed("no number", "--key", key, "--feature", "faces_limit=many");
    failed("RFC 3339", "--key", key, "--expires", "tomorrow");
    failed("no private key", "--key", path("licence-key.pem"));
    failed("does not exist", "--key", path("nothing.pem"));
    assertThat(Path.of(file)).doesNotExist();
  }

  private void failed(String why, String... options) {
    String[] all = new String[options.length + 5];
    all[0] = "sign";
    System.arraycopy(options, 0, all, 1, options.length);
    System.arraycopy(
        new String[] {"--issued-to", "X", "--out", path("l.json")}, 0, all, options.length + 1, 4);

    assertThat(run(all)).isEqualTo(1);
    assertThat(err.toString()).contains(why).doesNotContain("\tat ");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int run(String... arguments) {
    return new CommandLine(LicenseCommand.spec())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
