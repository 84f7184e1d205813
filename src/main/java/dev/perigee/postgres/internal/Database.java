package dev.perigee.postgres.internal;

import dev.perigee.postgres.EmbeddedPostgres;
import dev.perigee.postgres.PostgresStartException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Housekeeping connections to the running server.
 *
 * @param port TCP port on 127.0.0.1
 * @param password of {@link EmbeddedPostgres#USER}
 */
public record Database(int port, String password) {
  private static final String MAINTENANCE = "postgres";
  private static final String INVALID_PASSWORD = "28P01";
  private static final String DUPLICATE_DATABASE = "42P04";

  public String jdbcUrl(String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  /** Makes the database unless it is there. */
  public void createUnlessThere(String name) {
    try (Connection connection = connect(MAINTENANCE);
        Statement statement = connection.createStatement();
        ResultSet there =
            statement.executeQuery("select 1 from pg_database where datname = " + literal(name))) {
      if (!there.next()) {
        create(connection, name);
      }
    } catch (SQLException e) {
      throw new PostgresStartException("The database could not be opened: " + e.getMessage(), e);
    }
  }

  /** Drops the database, its connections included, and makes it anew. */
  public void recreate(String name) {
    try (Connection connection = connect(MAINTENANCE);
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + identifier(name) + " with (force)");
      create(connection, name);
    } catch (SQLException e) {
      throw new PostgresStartException("The database could not be recreated: " + e.getMessage(), e);
    }
  }

  /** Proves that the server on the port is the one of this folder. */
  static void checkAnswers(int port, String password, Path home) {
    try (Connection connection = new Database(port, password).connect(MAINTENANCE)) {
      if (!connection.isValid(5)) {
        throw new PostgresStartException("The database server on port " + port + " is silent.");
      }
    } catch (SQLException e) {
      String why =
          INVALID_PASSWORD.equals(e.getSQLState())
              ? "it does not accept the password in " + home.resolve("password")
              : e.getMessage();
      throw new PostgresStartException(
          "A database server runs in " + home + " on port " + port + ", but: " + why, e);
    }
  }

  private static void create(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create database " + identifier(name));
    } catch (SQLException e) {
      if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private Connection connect(String name) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", EmbeddedPostgres.USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("ApplicationName", "perigee-start");
    return new Driver().connect(jdbcUrl(name), properties);
  }

  private static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
