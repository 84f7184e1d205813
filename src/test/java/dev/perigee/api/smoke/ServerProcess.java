package dev.perigee.api.smoke;

import dev.perigee.platform.http.Service;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The program under test as a process of its own, whatever form it has: the command comes from the
 * system property {@code perigee.smoke.command} (words separated by blanks), and is the JVM build
 * when there is none.
 */
public final class ServerProcess implements AutoCloseable {
  /** The command that starts the program, blank for the build of this folder. */
  private static final String GIVEN = System.getProperty("perigee.smoke.command", "");

  private static final Duration READY_WITHIN = Duration.ofMinutes(3);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

  private final Process process;
  private final Path log;
  private final Api api;

  private ServerProcess(Process process, Path log, Api api) {
    this.process = process;
    this.log = log;
    this.api = api;
  }

  /** Starts on a free port and waits until the server says that it is healthy. */
  static ServerProcess start(Path data) throws IOException, InterruptedException {
    return start(data, freePort(), Map.of());
  }

  /**
   * @param settings environment variables for the server
   */
  static ServerProcess start(Path data, Map<String, String> settings)
      throws IOException, InterruptedException {
    return start(data, freePort(), settings);
  }

  /** Starts and waits until the server says that it is healthy. */
  public static ServerProcess start(Path data, int port) throws IOException, InterruptedException {
    return start(data, port, Map.of());
  }

  private static ServerProcess start(Path data, int port, Map<String, String> settings)
      throws IOException, InterruptedException {
    ServerProcess server = launch(data, port, settings);
    try {
      server.awaitHealthy();
      return server;
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.process.destroy();
      throw e;
    }
  }

  /**
   * Starts a server that is expected to refuse.
   *
   * @return what it printed
   * @throws IllegalStateException when it did not end with an error by itself
   */
  static String refusal(Path data, int port) throws IOException, InterruptedException {
    try (ServerProcess server = launch(data, port, Map.of())) {
      boolean ended = server.process.waitFor(READY_WITHIN.toSeconds(), TimeUnit.SECONDS);
      if (!ended || server.process.exitValue() == 0) {
        throw new IllegalStateException("the server did not refuse to start" + server.log());
      }
      return Files.readString(server.log);
    }
  }

  private static ServerProcess launch(Path data, int port, Map<String, String> settings)
      throws IOException {
    List<String> command = new ArrayList<>(program());
    command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
    Path log = Files.createTempFile(data.getParent(), "server", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(settings);
    if (GIVEN.isBlank()) { // a packaged program knows where it lies
      builder.environment().putIfAbsent("PERIGEE_HOME", new File("").getAbsolutePath());
    }
    Api api = new Api(URI.create("http://127.0.0.1:" + port));
    return new ServerProcess(builder.start(), log, api);
  }

  Api api() {
    return api;
  }

  /** TCP port of the main API. */
  int port() {
    return api.port();
  }

  /** Ends it without a chance to tidy up, as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * Asks it to stop, as a service manager does.
   *
   * @return exit code
   */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the server did not stop within " + STOPS_WITHIN + log());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
  }

  private void awaitHealthy() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!api.healthy()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("the server did not become healthy" + log());
      }
      Thread.sleep(50);
    }
  }

  /** All that it has written so far. */
  String output() throws IOException {
    return Files.readString(log);
  }

  private String log() {
    try {
      return "; its log:\n" + output();
    } catch (IOException e) {
      return "; no log: " + e;
    }
  }

  private static List<String> program() {
    if (!GIVEN.isBlank()) {
      return List.of(GIVEN.strip().split(" +"));
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return List.of(
        java.toString(),
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-jar",
        Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
  }

  /** A port that is free together with those of all services; below the ones that clients get. */
  static int freePort() {
    return ThreadLocalRandom.current()
        .ints(10_000, 30_000)
        .filter(
            port -> Arrays.stream(Service.values()).allMatch(of -> free(port + of.portOffset())))
        .findFirst()
        .orElseThrow();
  }

  private static boolean free(int port) {
    try (ServerSocket any = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return any.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
