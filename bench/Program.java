import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** A server of our own in a data folder, its log, and its database. */
final class Program {
  private static final Duration START = Duration.ofMinutes(15);

  final Path data;
  final Path log;
  final Api api;
  final int port;
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
    ProcessBuilder builder =
        new ProcessBuilder(
                System.getProperty("perigee.program"),
                "serve",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("PERIGEE_METRICS_ENABLED", "true");
    server = builder.start();
    api.awaitReady(START, server);
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

  /** Largest resident memory so far, GB; that of the database is not counted. */
  double peakMemory() throws IOException {
    return status("VmHWM") / 1e6;
  }

  /** Resident memory of the server and the part of it that is the index, for people to read. */
  String memory() throws Exception {
    HttpRequest metrics = HttpRequest.newBuilder(api.server.resolve("/metrics")).build();
    double index =
        HttpClient.newHttpClient()
            .send(metrics, HttpResponse.BodyHandlers.ofLines())
            .body()
            .filter(line -> line.startsWith("index_bytes{"))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
            .sum();
    return "memory %d MB, %.0f of them the index".formatted(status("VmRSS") / 1024, index / 1e6);
  }

  private long status(String line) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
        .filter(one -> one.startsWith(line))
        .mapToLong(one -> Long.parseLong(one.replaceAll("\\D", "")))
        .sum();
  }

  /** Id of a new dynamic handler. */
  String handler() throws IOException, InterruptedException {
    return api.post("/6/handlers", Map.of("description", "bench", "handler_type", 1))
        .ok()
        .get("handler_id")
        .asText();
  }

  /** Id of the account that the clients log in to. */
  String account() throws IOException, InterruptedException {
    return api.get("/6/account").ok().get("account_id").asText();
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
