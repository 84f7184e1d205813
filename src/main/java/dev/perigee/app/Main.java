package dev.perigee.app;

import dev.perigee.app.internal.Commands;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Entry point of the program. */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Commands.commandLine().execute(args));
  }
}
