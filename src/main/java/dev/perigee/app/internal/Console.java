package dev.perigee.app.internal;

/** What the person at the terminal reads while the server starts. */
final class Console {
  private Console() {}

  /** A step that takes longer than a moment. */
  static void step(String what) {
    System.err.println("perigee: " + what + " …");
  }
}
