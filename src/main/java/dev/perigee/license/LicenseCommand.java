package dev.perigee.license;

import dev.perigee.license.internal.LicenseTool;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code perigee licence}: keys, and licence files signed with them. */
public final class LicenseCommand {
  private LicenseCommand() {}

  public static CommandSpec spec() {
    CommandSpec spec =
        CommandSpec.create()
            .name("licence")
            .addSubcommand("keys", keys())
            .addSubcommand("sign", sign())
            .addSubcommand("show", show());
    spec.usageMessage().description("Makes and shows licences; see docs/licences.md.");
    return spec.addOption(help());
  }

  private static CommandSpec keys() {
    CommandSpec[] self = new CommandSpec[1];
    CommandSpec spec =
        command(
            self, () -> tool(self[0]).keys(self[0].positionalParameters().getFirst().getValue()));
    spec.usageMessage()
        .description(
            "Makes a key pair (Ed25519): licence-private-key.pem signs licences and stays with"
                + " whoever issues them, licence-key.pem is for the servers.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .type(Path.class)
            .paramLabel("FOLDER")
            .description("Where to put them; existing keys are never replaced.")
            .build());
    return spec;
  }

  private static CommandSpec sign() {
    CommandSpec[] self = new CommandSpec[1];
    CommandSpec spec =
        command(
            self,
            () ->
                tool(self[0])
                    .sign(
                        value(self[0], "--key"),
                        value(self[0], "--id"),
                        value(self[0], "--issued-to"),
                        value(self[0], "--expires"),
                        LicenseCommand.<List<String>>value(self[0], "--feature"),
                        value(self[0], "--out")));
    spec.usageMessage().description("Issues a licence.");
    spec.addOption(
        OptionSpec.builder("--key")
            .required(true)
            .type(Path.class)
            .paramLabel("FILE")
            .description("Private key, PEM.")
            .build());
    spec.addOption(
        OptionSpec.builder("--id")
            .type(String.class)
            .paramLabel("ID")
            .description(
                "Name of the licence; a new one is made when absent. With the id of an older"
                    + " licence its liveness balance goes on.")
            .build());
    spec.addOption(
        OptionSpec.builder("--issued-to")
            .required(true)
            .type(String.class)
            .paramLabel("NAME")
            .description("Who may use it.")
            .build());
    spec.addOption(
        OptionSpec.builder("--expires")
            .type(String.class)
            .paramLabel("TIME")
            .description("End, RFC 3339, such as 2031-01-31T00:00:00Z; perpetual when absent.")
            .build());
    spec.addOption(
        OptionSpec.builder("--feature")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .paramLabel("NAME[=N]")
            .description(
                "What is granted, without a number unlimited; once per feature. Names: "
                    + String.join(", ", LicenseTool.featureNames())
                    + ".")
            .build());
    spec.addOption(
        OptionSpec.builder("--out")
            .required(true)
            .type(Path.class)
            .paramLabel("FILE")
            .description("The licence file to write.")
            .build());
    return spec;
  }

  private static CommandSpec show() {
    CommandSpec[] self = new CommandSpec[1];
    CommandSpec spec =
        command(
            self,
            () ->
                tool(self[0])
                    .show(
                        value(self[0], "--key"),
                        self[0].positionalParameters().getFirst().getValue()));
    spec.usageMessage().description("Checks a licence file and prints what it grants.");
    spec.addOption(
        OptionSpec.builder("--key")
            .required(true)
            .type(Path.class)
            .paramLabel("FILE")
            .description("Public key, PEM.")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .type(Path.class)
            .paramLabel("LICENCE")
            .description("Licence file.")
            .build());
    return spec;
  }

  private static CommandSpec command(CommandSpec[] self, Callable<Integer> action) {
    self[0] = CommandSpec.wrapWithoutInspection(action).addOption(help());
    return self[0];
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Prints this text and ends.")
        .build();
  }

  private static LicenseTool tool(CommandSpec spec) {
    return new LicenseTool(spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private static <T> T value(CommandSpec spec, String option) {
    return spec.findOption(option).getValue();
  }
}
