import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** A server of our own in a data folder, its log, and its database. */
final class Program {
  private static final Duration START = Duration.ofMinutes(15);

  final Path data;
  final Path log;
  final Api api;
  private final int port;
  private Process server;

  Program(Path data, int port) {
    this.data = data;
    this.log = data.resolve("server.log");
    this.port = port;
    this.api = new Api("http://127.0.0.1:" + port);
  }

  /** Starts the server and waits until it serves; returns how long that took, seconds. */
  double start() throws Exception {
    long begun = System.nanoTime();
    Files.createDirectories(data);
    server =
        new ProcessBuilder(
                System.getProperty("perigee.program"),
                "serve",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    api.awaitReady(START);
    return (System.nanoTime() - begun) / 1e9;
  }

  /** SIGTERM, and waits. */
  void stop() throws InterruptedException {
    server.destroy();
    server.waitFor();
  }

  /** SIGKILL: the database server stays and is taken over by the next start. */
  void kill() throws InterruptedException {
    server.destroyForcibly().waitFor();
  }

  /** Line of the log, the last one that contains the words. */
  String logged(String words) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains(words))
        .reduce((earlier, later) -> later)
        .orElse("(not in the log: " + words + ")");
  }

  /** Largest resident memory so far, GB. */
  double peakMemory() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum() / 1e6;
  }

  /** A connection to the database of the running server. */
  Connection database() throws IOException, SQLException {
    Path home = data.resolve("postgres");
    Path pid;
    try (var files = Files.walk(home, 3)) {
      pid = files.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow();
    }
    String databasePort = Files.readAllLines(pid).get(3).strip();
    String password = Files.readString(home.resolve("password")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + databasePort + "/perigee", "perigee", password);
  }
}
