package dev.perigee.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.postgres.internal.Binaries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir static Path unpacked;

  @TempDir Path temp;

  private final List<String> progress = new ArrayList<>();
  private Path folder;
  private EmbeddedPostgres postgres;

  @BeforeAll
  static void unpackOnce() throws IOException {
    Binaries.unpack(unpacked, step -> {});
  }

  @BeforeEach
  void borrowThePrograms() throws IOException {
    folder = Files.createDirectory(temp.resolve("postgres"));
    String programs = "bin-" + Binaries.VERSION;
    Files.createSymbolicLink(folder.resolve(programs), unpacked.resolve(programs));
  }

  @AfterEach
  void stop() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
    Files.deleteIfExists(folder.resolve("bin-" + Binaries.VERSION));
  }

  @Test
  void a_new_folder_gets_a_durable_utf8_server_that_asks_for_the_password() throws Exception {
    postgres = start();

    assertThat(setting("fsync")).isEqualTo("on");
    assertThat(setting("synchronous_commit")).isEqualTo("on");
    assertThat(setting("data_checksums")).isEqualTo("on");
    assertThat(setting("server_encoding")).isEqualTo("UTF8");
    assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(query("select lower('ПЕРИГЕЙ')")).isEqualTo("перигей");
    assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(
            () -> DriverManager.getConnection(postgres.jdbcUrl(), EmbeddedPostgres.USER, "wrong"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password");
    assertThat(progress).contains("creating the database");
  }

  @Test
  void data_and_port_survive_a_clean_restart() throws Exception {
    postgres = start();
    execute("create table t (v text)");
    execute("insert into t values ('kept')");
    int port = postgres.port();
    postgres.close();

    postgres = start();

    assertThat(postgres.adopted()).isFalse();
    assertThat(postgres.port()).isEqualTo(port);
    assertThat(query("select v from t")).isEqualTo("kept");
  }

  @Test
  void a_server_that_still_runs_is_adopted() throws Exception {
    EmbeddedPostgres left = start();
    postgres = start();

    assertThat(postgres.adopted()).isTrue();
    assertThat(postgres.port()).isEqualTo(left.port());
    assertThat(query("select 'answers'")).isEqualTo("answers");
  }

  @Test
  void after_a_kill_of_the_server_itself_committed_rows_are_recovered() throws Exception {
    postgres = start();
    execute("create table t (v text)");
    execute("insert into t values ('committed')");
    killServer();

    postgres = start();

    assertThat(postgres.adopted()).isFalse();
    assertThat(query("select v from t")).isEqualTo("committed");
  }

  @Test
  void a_pid_file_whose_number_now_belongs_to_another_program_is_no_obstacle() throws Exception {
    postgres = start();
    Path pidFile = folder.resolve("data/postmaster.pid");
    List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
    killServer();
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(pidFile, lines);

    postgres = start();

    assertThat(query("select 'answers'")).isEqualTo("answers");
  }

  @Test
  void a_taken_port_is_replaced_by_a_free_one() throws Exception {
    postgres = start();
    int port = postgres.port();
    postgres.close();

    try (var other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      postgres = start();
      assertThat(postgres.port()).isNotEqualTo(other.getLocalPort());
    }
  }

  @Test
  void a_folder_of_another_major_version_is_refused_and_left_alone() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/PG_VERSION"), "15\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("PostgreSQL 15")
        .hasMessageContaining("PostgreSQL 18");
    assertThat(folder.resolve("data/PG_VERSION")).hasContent("15");
  }

  @Test
  void a_file_in_place_of_the_folder_is_named() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "not a folder");

    assertThatThrownBy(() -> EmbeddedPostgres.start(file, progress::add))
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("is a file");
  }

  @Test
  void a_lost_password_file_is_named() throws IOException {
    start().close();
    Files.delete(folder.resolve("password"));

    assertThatThrownBy(this::start)
        .isInstanceOf(PostgresStartException.class)
        .hasMessageContaining("password")
        .hasMessageContaining("missing");
  }

  @Test
  void a_recreated_database_is_empty() throws Exception {
    postgres = start();
    execute("create table t (v text)");

    postgres.recreate(EmbeddedPostgres.DATABASE);

    assertThat(query("select count(*) from pg_tables where schemaname = 'public'")).isEqualTo("0");
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(folder, progress::add);
  }

  private void killServer() throws Exception {
    long pid = Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.destroyForcibly();
    server.onExit().get();
  }

  private String setting(String name) throws SQLException {
    return query("select current_setting('" + name + "')");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
  }
}
