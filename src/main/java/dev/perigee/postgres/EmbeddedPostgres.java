package dev.perigee.postgres;

import dev.perigee.postgres.internal.Binaries;
import dev.perigee.postgres.internal.Cluster;
import dev.perigee.postgres.internal.Database;
import dev.perigee.postgres.internal.FolderChecks;
import dev.perigee.postgres.internal.Postmaster;
import dev.perigee.postgres.internal.RunAs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A PostgreSQL server that belongs to one data folder: unpacked from the class path, initialised on
 * first use, started durably ({@code fsync} and {@code synchronous_commit} on), listening on
 * 127.0.0.1 only, with a random password.
 *
 * <p>The server is a process of its own and outlives a {@code kill -9} of ours; the next {@link
 * #start} on the folder adopts it. Layout of the folder:
 *
 * <pre>
 *   bin-VERSION/   the unpacked programs
 *   data/          the database cluster
 *   password       password of the role "perigee", mode 0600
 *   port           port used last, kept while it is free
 *   postgres.log   what the server says
 * </pre>
 *
 * <p>One process at a time may use a folder; the caller sees to that with a lock.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  /** Role that owns everything. */
  public static final String USER = "perigee";

  /** Database of the program. */
  public static final String DATABASE = "perigee";

  private final Postmaster postmaster;
  private final Database database;
  private final boolean adopted;

  private EmbeddedPostgres(Postmaster postmaster, Database database, boolean adopted) {
    this.postmaster = postmaster;
    this.database = database;
    this.adopted = adopted;
  }

  /**
   * Starts the server of the folder, or adopts the one that is still running there.
   *
   * @param folder made when it does not exist
   * @param progress told, in a few words, about each step that takes longer than a moment
   * @throws PostgresStartException when it cannot be started; the message names the remedy
   */
  public static EmbeddedPostgres start(Path folder, Consumer<String> progress) {
    Path home = folder.toAbsolutePath().normalize();
    try {
      FolderChecks.usable(home);
      RunAs runAs = RunAs.detect();
      Path programs = Binaries.unpack(home, progress);
      Cluster cluster = new Cluster(home, programs, runAs);
      String password = cluster.prepare(progress);
      Postmaster postmaster = new Postmaster(cluster, password);
      boolean adopted = postmaster.adoptOrStart(progress);
      Database database = new Database(postmaster.port(), password);
      database.createUnlessThere(DATABASE);
      return new EmbeddedPostgres(postmaster, database, adopted);
    } catch (IOException e) {
      throw FolderChecks.explain(home, e);
    }
  }

  /** True when the server was already running, left behind by a crash of the program. */
  public boolean adopted() {
    return adopted;
  }

  /** TCP port on 127.0.0.1. */
  public int port() {
    return database.port();
  }

  public String password() {
    return database.password();
  }

  /** URL for {@code quarkus.datasource.jdbc.url}. */
  public String jdbcUrl() {
    return jdbcUrl(DATABASE);
  }

  public String jdbcUrl(String databaseName) {
    return database.jdbcUrl(databaseName);
  }

  /** URL for {@code quarkus.datasource.reactive.url}. */
  public String reactiveUrl() {
    return reactiveUrl(DATABASE);
  }

  public String reactiveUrl(String databaseName) {
    return "postgresql://127.0.0.1:" + port() + "/" + databaseName;
  }

  /** Drops the database, its connections included, and makes it anew. For tests. */
  public void recreate(String databaseName) {
    database.recreate(databaseName);
  }

  /** Stops the server: open transactions are rolled back, the data is left clean on disk. */
  @Override
  public void close() {
    postmaster.stop();
  }
}
