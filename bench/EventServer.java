import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A server of the benchmark's own with a dynamic handler, and a way into its database. */
final class EventServer {
  private static final Duration START = Duration.ofMinutes(10);

  final Api api;
  final int port;
  private final Path data;
  private Process process;

  EventServer(Path data, int port) {
    this.data = data;
    this.port = port;
    this.api = new Api("http://127.0.0.1:" + port);
  }

  void start() throws IOException, InterruptedException {
    Files.createDirectories(data);
    process =
        new ProcessBuilder(
                System.getProperty("perigee.program"),
                "serve",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(data.resolve("server.log").toFile()))
            .start();
    api.awaitReady(START);
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Id of a new dynamic handler. */
  String handler() throws IOException, InterruptedException {
    return api.post("/6/handlers", Map.of("description", "bench", "handler_type", 1))
        .ok()
        .get("handler_id")
        .asText();
  }

  String account() throws IOException, InterruptedException {
    return api.get("/6/account").ok().get("account_id").asText();
  }

  /** Connection to the embedded database. */
  Connection database() throws IOException, SQLException {
    Path home = data.resolve("postgres");
    Path cluster;
    try (var files = Files.walk(home, 3)) {
      cluster =
          files
              .filter(file -> file.getFileName().toString().equals("postmaster.pid"))
              .findFirst()
              .orElseThrow();
    }
    List<String> lines = Files.readAllLines(cluster);
    Path password;
    try (var files = Files.walk(home, 3)) {
      password =
          files
              .filter(file -> file.getFileName().toString().equals("password"))
              .findFirst()
              .orElseThrow();
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/perigee",
        "perigee",
        Files.readString(password).strip());
  }

  /** Resident memory of the server, MB; that of its database is not counted. */
  long residentMegabytes() throws IOException {
    long pid = process.pid();
    long most = 0;
    List<Long> pids = new java.util.ArrayList<>(List.of(pid));
    process.descendants().forEach(child -> pids.add(child.pid()));
    for (long one : pids) {
      Path status = Path.of("/proc/" + one + "/status");
      if (Files.exists(status) && Files.readString(status).contains("Name:\tjava")) {
        for (String line : Files.readAllLines(status)) {
          if (line.startsWith("VmRSS:")) {
            most = Math.max(most, Long.parseLong(line.replaceAll("\\D", "")) / 1024);
          }
        }
      }
    }
    return most;
  }
}
