package dev.perigee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts of deploy/, in a plain folder. */
class ScriptsTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("scripts")
  void theScriptIsExecutableAndParses(Path script) throws Exception {
    assertThat(script).isExecutable();
    String shell = Files.readAllLines(script).get(0).substring("#!/bin/".length());
    assertThat(run(shell, "-n", script.toString())).isZero();
  }

  @ParameterizedTest
  @CsvSource({"200,0", "502,1"})
  void theHealthCheckTellsReadyFromNotReady(int status, int exit) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/6/healthcheck",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      ProcessBuilder check = new ProcessBuilder("bash", "deploy/healthcheck.sh").inheritIO();
      check.environment().put("QUARKUS_HTTP_PORT", Integer.toString(server.getAddress().getPort()));
      assertThat(check.start().waitFor()).isEqualTo(exit);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void modelsAreCopiedWithoutTheScriptsThatMadeThem() throws Exception {
    assertThat(run("sh", "deploy/models.sh", folder.resolve("models").toString())).isZero();
    try (Stream<Path> copied = Files.list(folder.resolve("models"))) {
      assertThat(copied).isNotEmpty().allSatisfy(ScriptsTest::assertModel);
    }
  }

  private static void assertModel(Path model) throws IOException {
    String weights = MAPPER.readTree(model.resolve("model.json").toFile()).path("file").asText();
    assertThat(model).isDirectoryContaining(file -> file.getFileName().toString().equals(weights));
    try (Stream<Path> files = Files.list(model)) {
      assertThat(files).hasSize(2);
    }
  }

  static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("deploy"))) {
      return files.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
