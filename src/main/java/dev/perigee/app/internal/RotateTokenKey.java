package dev.perigee.app.internal;

import dev.perigee.account.TokenKeyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code perigee rotate-token-key}: from now on tokens are signed with another secret. */
final class RotateTokenKey {
  private RotateTokenKey() {}

  static CommandSpec spec() {
    CommandSpec[] self = new CommandSpec[1];
    CommandSpec spec = CommandSpec.wrapWithoutInspection((Callable<Integer>) () -> rotate(self[0]));
    self[0] = spec;
    spec.name("rotate-token-key");
    spec.usageMessage()
        .description(
            "Makes a new key for signing tokens. Tokens signed with the present key go on working"
                + " until the next rotation; those of older keys stop. A running server takes the"
                + " new key within seconds.");
    spec.addOption(Commands.help());
    spec.addOption(Commands.data());
    return spec;
  }

  private static int rotate(CommandSpec spec) {
    Path asked = spec.findOption("--data").getValue();
    Path data = new ServeOptions(null, null, asked).dataFolder(System.getenv());
    try {
      new TokenKeyFile(data).rotate();
    } catch (IOException e) {
      throw new StartException("The key could not be rotated: " + e, e);
    }
    spec.commandLine().getOut().println("Tokens are signed with a new key.");
    return 0;
  }
}
