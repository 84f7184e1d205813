package dev.perigee.postgres;

/**
 * The embedded PostgreSQL could not be started. The message says what is wrong and what to do about
 * it, in words for the person at the terminal.
 */
public final class PostgresStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PostgresStartException(String message) {
    super(message);
  }

  public PostgresStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
