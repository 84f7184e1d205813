package dev.perigee.app.internal;

import dev.perigee.postgres.EmbeddedPostgres;
import io.quarkus.runtime.Quarkus;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Serves until a signal: takes the data folder, starts PostgreSQL unless the operator has one,
 * starts the application, and takes everything down in the opposite order.
 */
final class Serve {
  /** Left for the application before PostgreSQL is stopped under it. */
  private static final long APPLICATION_STOPS_WITHIN_SECONDS = 6;

  private final ServeOptions options;
  private final CountDownLatch applicationEnded = new CountDownLatch(1);
  private volatile int exitCode;

  Serve(ServeOptions options) {
    this.options = options;
  }

  int run() {
    StartSettings settings = StartSettings.ofProcess();
    HttpAddress.of(options, settings).forEach(HttpAddress::checkFree);
    DataFolder folder = DataFolder.take(options.dataFolder(System.getenv()));
    Optional<Path> libraries = ProgramFolder.libraries(System.getenv());
    WarmUp.begin(folder.path(), libraries);
    Optional<EmbeddedPostgres> postgres = database(folder.path(), new DatabaseSettings(settings));
    configure(folder.path(), libraries);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(postgres, folder), "shutdown"));
    Quarkus.run(null, this::ended);
    return exitCode;
  }

  /** Starts our own database, or leaves the operator's to the framework. */
  private static Optional<EmbeddedPostgres> database(Path data, DatabaseSettings settings) {
    if (settings.reactiveUrl().isPresent()) {
      settings.jdbcUrl().ifPresent(url -> System.setProperty(DatabaseSettings.JDBC, url));
      return Optional.empty();
    }
    EmbeddedPostgres postgres = EmbeddedPostgres.start(data.resolve("postgres"), Console::step);
    if (postgres.adopted()) {
      Console.step("took over the database that the last run left running");
    }
    System.setProperty(DatabaseSettings.REACTIVE, postgres.reactiveUrl());
    System.setProperty(DatabaseSettings.JDBC, postgres.jdbcUrl());
    System.setProperty("quarkus.datasource.username", EmbeddedPostgres.USER);
    System.setProperty("quarkus.datasource.password", postgres.password());
    return Optional.of(postgres);
  }

  private void configure(Path data, Optional<Path> libraries) {
    // The framework would answer a malformed URL without a body; the contract gate does it
    // properly.
    System.setProperty("vertx.disableURIValidation", "true");
    System.setProperty("perigee.data", data.toString());
    libraries.ifPresent(path -> System.setProperty(ProgramFolder.LIBRARIES, path.toString()));
    Path models = ProgramFolder.find(System.getenv()).resolve("models");
    if (System.getenv("PERIGEE_MODELS_DIR") == null
        && System.getProperty("perigee.models.dir") == null) {
      System.setProperty("perigee.models.dir", models.toString());
    }
    if (options.port() != null) {
      System.setProperty(HttpAddress.PORT, options.port().toString());
    }
    if (options.host() != null) {
      System.setProperty(HttpAddress.HOST, options.host());
    }
  }

  /** Told by the framework when the application has stopped or could not start. */
  private void ended(int code, Throwable failure) {
    exitCode = failure == null ? code : Commands.FAILED;
    applicationEnded.countDown();
  }

  private void shutDown(Optional<EmbeddedPostgres> postgres, DataFolder folder) {
    try {
      if (!applicationEnded.await(APPLICATION_STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        Console.step("the application takes long to stop; stopping the database under it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    postgres.ifPresent(EmbeddedPostgres::close);
    folder.close();
  }
}
