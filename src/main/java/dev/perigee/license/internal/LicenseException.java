package dev.perigee.license.internal;

/** A licence or key cannot be used; the message says which and why. */
public final class LicenseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LicenseException(String message) {
    super(message);
  }

  LicenseException(String message, Throwable cause) {
    super(message, cause);
  }
}
