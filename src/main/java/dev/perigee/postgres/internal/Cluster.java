package dev.perigee.postgres.internal;

import dev.perigee.postgres.EmbeddedPostgres;
import dev.perigee.postgres.PostgresStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * The database cluster of a folder: its files, and the making of them.
 *
 * @param home folder of the embedded PostgreSQL
 * @param programs folder of the unpacked programs
 * @param runAs how the programs are run
 */
public record Cluster(Path home, Path programs, RunAs runAs) {

  Path data() {
    return home.resolve("data");
  }

  Path log() {
    return home.resolve("postgres.log");
  }

  Path portFile() {
    return home.resolve("port");
  }

  private Path passwordFile() {
    return home.resolve("password");
  }

  /**
   * Initialises the cluster unless it is there.
   *
   * @return the password of {@link EmbeddedPostgres#USER}
   */
  public String prepare(Consumer<String> progress) throws IOException {
    if (Files.exists(data())) {
      checkVersion();
      runAs.own(home);
      return readPassword();
    }
    progress.accept("creating the database");
    String password = newPassword();
    runAs.own(home);
    initialise();
    return password;
  }

  /** The command line of one of the programs. */
  List<String> command(String program, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(programs.resolve("bin").resolve(program).toString());
    words.addAll(List.of(arguments));
    return runAs.command(words);
  }

  private void checkVersion() throws IOException {
    Path file = data().resolve("PG_VERSION");
    if (!Files.exists(file)) {
      throw new PostgresStartException(
          data() + " is not a PostgreSQL data folder (it has no PG_VERSION). Move it away.");
    }
    String found = Files.readString(file).strip();
    if (!found.equals(Binaries.MAJOR)) {
      throw new PostgresStartException(
          data()
              + " was made by PostgreSQL "
              + found
              + " and this program carries PostgreSQL "
              + Binaries.MAJOR
              + ". Dump it with the program that made it and restore into a new folder.");
    }
  }

  private String readPassword() throws IOException {
    if (!Files.exists(passwordFile())) {
      throw new PostgresStartException(
          passwordFile() + " is missing: without it the database beside it cannot be opened.");
    }
    return Files.readString(passwordFile()).strip();
  }

  private String newPassword() throws IOException {
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    String password = HexFormat.of().formatHex(secret);
    Files.deleteIfExists(passwordFile());
    Files.createFile(
        passwordFile(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile(), password + "\n", StandardOpenOption.WRITE);
    return password;
  }

  /** Made under another name and renamed, so that a folder named data is always complete. */
  private void initialise() throws IOException {
    Path partial = home.resolve("data.initialising");
    Binaries.deleteTree(partial);
    List<String> command =
        command(
            "initdb",
            "--pgdata=" + partial,
            "--username=" + EmbeddedPostgres.USER,
            "--pwfile=" + passwordFile(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            // Orders by code point as "C" does, yet knows upper and lower case of every script.
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums",
            "--set=timezone=UTC",
            "--set=log_timezone=UTC");
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    if (waitFor(process) != 0) {
      throw StartFailure.of(this, 0, "initdb did not succeed");
    }
    Files.move(partial, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new PostgresStartException("interrupted while the database was being created", e);
    }
  }
}
