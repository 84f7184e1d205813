package dev.perigee.blob.internal.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** A real S3 server in a process of its own, one for all tests of this process. */
public final class S3Server {
  static final String ACCESS_KEY = "perigee-test";
  static final String SECRET_KEY = "perigee-test-secret";

  private static final Path HOME = Path.of("target", "s3proxy");
  private static final Duration START = Duration.ofSeconds(60);

  private static S3Server running;

  private final int port;

  private S3Server(int port) {
    this.port = port;
  }

  /** The server, started by the first caller. */
  public static synchronized S3Server get() throws Exception {
    if (running == null) {
      running = start();
    }
    return running;
  }

  private static S3Server start() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path folder = Files.createTempDirectory(HOME.toAbsolutePath(), "run");
    Path settings = folder.resolve("s3proxy.conf");
    Files.writeString(
        settings,
        """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=transient-nio2
        jclouds.identity=none
        jclouds.credential=none
        """
            .formatted(port, ACCESS_KEY, SECRET_KEY));
    Path quiet = folder.resolve("logback.xml");
    Files.writeString(quiet, "<configuration><root level=\"OFF\"/></configuration>");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dlogback.configurationFile=" + quiet,
                "-cp",
                Files.readString(HOME.resolve("class-path")),
                "org.gaul.s3proxy.Main",
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    awaitListening(process, port, folder);
    return new S3Server(port);
  }

  private static void awaitListening(Process process, int port, Path folder) throws Exception {
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try (Socket ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException(
        "the S3 server does not start:\n" + Files.readString(folder.resolve("log")));
  }

  int port() {
    return port;
  }

  /** Settings for a bucket that nobody else uses. */
  public S3Settings settings() {
    return settings(port, Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  /**
   * @param port of the server, or of what stands before it
   */
  static S3Settings settings(int port, Duration attemptTimeout, Duration timeout) {
    return new S3Settings(
        URI.create("http://127.0.0.1:" + port),
        "us-east-1",
        "test-" + UUID.randomUUID(),
        ACCESS_KEY,
        SECRET_KEY,
        Duration.ofSeconds(2),
        attemptTimeout,
        timeout,
        32,
        1000);
  }
}
