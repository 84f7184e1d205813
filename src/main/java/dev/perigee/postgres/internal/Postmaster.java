package dev.perigee.postgres.internal;

import dev.perigee.postgres.PostgresStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The server process of a cluster: start, adopt, stop. */
public final class Postmaster {
  /** Recovery after a crash may replay a lot of log; this is only against waiting for ever. */
  private static final Duration READY_WITHIN = Duration.ofMinutes(10);

  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
  private static final Duration SAY_AFTER = Duration.ofSeconds(3);
  private static final Duration POLL = Duration.ofMillis(5);
  private static final Duration RETRY_AFTER = Duration.ofMillis(300);
  private static final int START_ATTEMPTS = 20;
  private static final long LOG_BYTES = 10L << 20;

  private final Cluster cluster;
  private final String password;
  private ProcessHandle process;
  private int port;
  private long logBefore;

  public Postmaster(Cluster cluster, String password) {
    this.cluster = cluster;
    this.password = password;
  }

  public int port() {
    return port;
  }

  /** True when a server was already running and has been adopted, false when it was started. */
  public boolean adoptOrStart(Consumer<String> progress) throws IOException {
    Optional<PidFile> left = PidFile.read(cluster.data());
    Optional<ProcessHandle> running = left.flatMap(f -> f.process(cluster.data()));
    if (running.isPresent() && adopt(running.get(), progress)) {
      return true;
    }
    PidFile.disarm(cluster.data());
    for (int attempt = 1; !start(progress); attempt++) {
      if (attempt == START_ATTEMPTS) {
        throw failure();
      }
      pause(RETRY_AFTER);
    }
    return false;
  }

  /** Ends sessions and the server (PostgreSQL's "fast" shutdown). */
  public void stop() {
    if (!process.isAlive()) {
      return;
    }
    signal("INT");
    if (!ended(STOP_WITHIN)) {
      // Leaves without a checkpoint; the next start replays the log. Nothing committed is lost.
      signal("QUIT");
      ended(STOP_WITHIN);
    }
  }

  /** False when the server was on its way out and has ended. */
  private boolean adopt(ProcessHandle running, Consumer<String> progress) throws IOException {
    process = running;
    if (!awaitReady(progress)) {
      return false;
    }
    Database.checkAnswers(port, password, cluster.home());
    return true;
  }

  /** False when it did not start for a reason that may pass. */
  private boolean start(Consumer<String> progress) throws IOException {
    port = choosePort();
    rotateLog();
    logBefore = Files.exists(cluster.log()) ? Files.size(cluster.log()) : 0;
    Process started =
        new ProcessBuilder(
                cluster.command(
                    "postgres",
                    "-D",
                    cluster.data().toString(),
                    "-p",
                    Integer.toString(port),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "fsync=on",
                    "-c",
                    "synchronous_commit=on",
                    "-c",
                    "full_page_writes=on",
                    "-c",
                    "shared_buffers=256MB",
                    "-c",
                    "max_wal_size=2GB",
                    "-c",
                    "max_connections=100",
                    "-c",
                    "jit=off"))
            .directory(cluster.home().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(cluster.log().toFile()))
            .start();
    process = started.toHandle();
    if (awaitReady(progress)) {
      Files.writeString(cluster.portFile(), port + "\n");
      return true;
    }
    if (StartFailure.passing(cluster.log(), logBefore)) {
      return false;
    }
    throw failure();
  }

  /** False when the process ended instead. */
  private boolean awaitReady(Consumer<String> progress) throws IOException {
    long begun = System.nanoTime();
    boolean said = false;
    while (process.isAlive()) {
      Optional<PidFile> file = PidFile.read(cluster.data());
      if (file.isPresent() && file.get().pid() == process.pid() && file.get().ready()) {
        port = file.get().port();
        return true;
      }
      Duration waited = Duration.ofNanos(System.nanoTime() - begun);
      if (!said && waited.compareTo(SAY_AFTER) > 0) {
        progress.accept("waiting for the database (it may be recovering from a crash)");
        said = true;
      }
      if (waited.compareTo(READY_WITHIN) > 0) {
        throw StartFailure.of(cluster, logBefore, "PostgreSQL is not ready in time");
      }
      pause(POLL);
    }
    return false;
  }

  /** The port used last when it is free, so that it stays the same for other tools. */
  private int choosePort() throws IOException {
    if (Files.exists(cluster.portFile())) {
      try {
        int last = Integer.parseInt(Files.readString(cluster.portFile()).strip());
        if (free(last)) {
          return last;
        }
      } catch (NumberFormatException e) {
        // A damaged file only costs the stability of the port.
      }
    }
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private static boolean free(int port) {
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return taken.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private PostgresStartException failure() {
    return StartFailure.of(cluster, logBefore, "PostgreSQL did not start");
  }

  private void rotateLog() throws IOException {
    if (Files.exists(cluster.log()) && Files.size(cluster.log()) > LOG_BYTES) {
      Files.move(
          cluster.log(),
          cluster.home().resolve("postgres.log.old"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Java can send SIGTERM only, which for PostgreSQL means to wait for every client to leave. */
  private void signal(String name) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
    }
  }

  private boolean ended(Duration within) {
    try {
      process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      return !process.isAlive();
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresStartException("interrupted while the database was starting", e);
    }
  }
}
