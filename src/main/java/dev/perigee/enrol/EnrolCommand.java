package dev.perigee.enrol;

import dev.perigee.enrol.internal.EnrolOptions;
import dev.perigee.enrol.internal.EnrolRun;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code perigee enrol}: photos of a folder become faces of a list, through the public API. */
public final class EnrolCommand {
  private static final Map<String, String> EXIT_CODES =
      new TreeMap<>(
          Map.of(
              "0", "every photo is enrolled",
              "1", "some photos were refused; the reasons are printed",
              "2", "the command line is wrong",
              "3", "nothing could be done: no server, wrong login, unreadable input"));

  private EnrolCommand() {}

  public static CommandSpec spec() {
    CommandSpec[] self = new CommandSpec[1];
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(
            (Callable<Integer>) () -> new EnrolRun(options(self[0])).run());
    self[0] = spec;
    spec.name("enrol");
    spec.usageMessage()
        .description(
            "Enrols photos into a list of a running server. Each photo becomes a face: user_data"
                + " is the person, external_id is made from person and file name, so that a second"
                + " run enrols only what is missing.")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(EXIT_CODES);
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .type(Path.class)
            .paramLabel("SOURCE")
            .description(
                "Folder with one folder of photos per person, or a CSV file with the columns"
                    + " file,person[,external_id].")
            .build());
    spec.addOption(
        OptionSpec.builder("--list")
            .required(true)
            .type(String.class)
            .paramLabel("NAME")
            .description("Name (user_data) of the list; made when there is none.")
            .build());
    spec.addOption(
        OptionSpec.builder("--url")
            .type(URI.class)
            .paramLabel("URL")
            .defaultValue("http://127.0.0.1:5000")
            .description("Server, ${DEFAULT-VALUE} when absent.")
            .build());
    spec.addOption(
        OptionSpec.builder("--login")
            .type(String.class)
            .paramLabel("LOGIN")
            .defaultValue("${env:PERIGEE_LOGIN:-luna@visionlabs.ru}")
            .description("Account; $PERIGEE_LOGIN, or the demo account, when absent.")
            .build());
    spec.addOption(
        OptionSpec.builder("--password")
            .type(String.class)
            .paramLabel("PASSWORD")
            .arity("0..1")
            .interactive(true)
            .description(
                "Password, asked for when no value follows; $PERIGEE_PASSWORD, or that of the demo"
                    + " account, when absent.")
            .build());
    spec.addOption(
        OptionSpec.builder("--parallel")
            .type(int.class)
            .paramLabel("N")
            .defaultValue("4")
            .description("Photos sent at the same time, ${DEFAULT-VALUE} when absent.")
            .build());
    spec.addOption(
        OptionSpec.builder("--best-face")
            .description(
                "Takes the best face of a photo that shows several; without it such a photo is"
                    + " refused.")
            .type(boolean.class)
            .defaultValue("false")
            .build());
    spec.addOption(
        OptionSpec.builder("--report")
            .type(Path.class)
            .paramLabel("FILE")
            .description("Writes a CSV with one line per photo: what became of it and why.")
            .build());
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Prints this text and ends.")
            .build());
    return spec;
  }

  private static EnrolOptions options(CommandSpec spec) {
    String password = spec.findOption("--password").getValue();
    return new EnrolOptions(
        spec.positionalParameters().getFirst().getValue(),
        spec.findOption("--list").getValue(),
        spec.findOption("--url").getValue(),
        spec.findOption("--login").getValue(),
        password != null ? password : System.getenv().getOrDefault("PERIGEE_PASSWORD", "luna"),
        Math.max(1, spec.findOption("--parallel").<Integer>getValue()),
        spec.findOption("--best-face").getValue(),
        spec.findOption("--report").getValue());
  }
}
