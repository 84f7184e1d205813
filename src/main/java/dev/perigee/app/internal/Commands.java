package dev.perigee.app.internal;

import dev.perigee.enrol.EnrolCommand;
import dev.perigee.license.LicenseCommand;
import dev.perigee.postgres.PostgresStartException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command line, described without reflection so that the native executable needs no hints. */
public final class Commands {
  /** The command could not be carried out; the reason has been printed. */
  static final int FAILED = 1;

  private Commands() {}

  public static CommandLine commandLine() {
    CommandSpec root = serve("perigee");
    root.usageMessage()
        .description("Face recognition platform in one process. Without a command it serves.")
        .footer("", "More: README.md and docs/");
    root.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Prints the version and ends.")
            .build());
    root.version("perigee " + Version.current());
    root.addSubcommand("serve", serve("serve"));
    root.addSubcommand("enrol", EnrolCommand.spec());
    root.addSubcommand("licence", LicenseCommand.spec());
    root.addSubcommand("rotate-token-key", RotateTokenKey.spec());
    return new CommandLine(root)
        .setExecutionExceptionHandler(Commands::explain)
        .setUsageHelpAutoWidth(true);
  }

  private static CommandSpec serve(String name) {
    CommandSpec[] self = new CommandSpec[1];
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(
            (Callable<Integer>) () -> new Serve(options(self[0])).run());
    self[0] = spec;
    spec.name(name);
    spec.usageMessage().description("Starts the server; Ctrl-C stops it.");
    spec.addOption(help());
    spec.addOption(
        OptionSpec.builder("--port")
            .type(Integer.class)
            .paramLabel("N")
            .description(
                "Port of the main API, 5000 unless configured. The other services follow: plus 10, 20, 120 and 160.")
            .build());
    spec.addOption(
        OptionSpec.builder("--host")
            .type(String.class)
            .paramLabel("ADDRESS")
            .description(
                "Address to listen on, 127.0.0.1 unless configured. With any other address the"
                    + " demo accounts do not exist.")
            .build());
    spec.addOption(data());
    return spec;
  }

  private static ServeOptions options(CommandSpec spec) {
    return new ServeOptions(
        spec.findOption("--port").getValue(),
        spec.findOption("--host").getValue(),
        spec.findOption("--data").getValue());
  }

  static OptionSpec data() {
    return OptionSpec.builder("--data")
        .type(Path.class)
        .paramLabel("DIR")
        .description(
            "Folder for everything the server keeps. $PERIGEE_DATA, or data beside the program,"
                + " when absent.")
        .build();
  }

  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Prints this text and ends.")
        .build();
  }

  /** Failures that have a message for the reader; anything else keeps its stack trace. */
  private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof StartException || failure instanceof PostgresStartException) {
      command.getErr().println("perigee: " + failure.getMessage());
      return FAILED;
    }
    throw failure;
  }
}
