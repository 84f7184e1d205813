package dev.perigee.license.internal;

import dev.perigee.license.Feature;
import dev.perigee.license.License;
import dev.perigee.platform.time.Times;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What {@code perigee licence} does. Each command gives its exit code. */
public final class LicenseTool {
  private static final int FAILED = 1;

  private final PrintWriter out;
  private final PrintWriter err;

  public LicenseTool(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  public static List<String> featureNames() {
    return Arrays.stream(Feature.values()).map(Feature::field).toList();
  }

  /** Makes a key pair in the folder. */
  public int keys(Path folder) {
    return told(
        () -> {
          Path secret = folder.resolve("licence-private-key.pem");
          Path shared = folder.resolve("licence-key.pem");
          LicenseKeys.write(LicenseKeys.generate(), secret, shared);
          return "signs licences, keep it secret: %s%nfor servers: %s".formatted(secret, shared);
        });
  }

  /**
   * Writes a signed licence.
   *
   * @param id null for a new one
   * @param expires null for perpetual
   * @param features {@code name} or {@code name=number}; null for none
   */
  public int sign(
      Path key, String id, String issuedTo, String expires, List<String> features, Path file) {
    return told(
        () -> {
          License license =
              new License(
                  id == null ? UUID.randomUUID().toString() : id,
                  issuedTo,
                  Optional.ofNullable(expires).map(LicenseTool::time),
                  amounts(features == null ? List.of() : features));
          write(file, LicenseFile.write(license, LicenseKeys.readPrivate(key)));
          return "licence %s written to %s".formatted(license.id(), file);
        });
  }

  /** Checks a licence and prints it. */
  public int show(Path key, Path file) {
    return told(
        () -> {
          License license = new LicenseSource(Optional.of(file), key).read();
          StringBuilder text = new StringBuilder();
          text.append("licence %s of %s%n".formatted(license.id(), license.issuedTo()));
          text.append(
              license.expiration().map(end -> "valid until " + end).orElse("valid for ever"));
          license
              .features()
              .forEach(
                  (feature, amount) ->
                      text.append(
                          "%n%s: %s"
                              .formatted(feature.field(), amount == null ? "unlimited" : amount)));
          return text.toString();
        });
  }

  private int told(Supplier<String> work) {
    try {
      out.println(work.get());
      return 0;
    } catch (LicenseException e) {
      err.println("perigee: " + e.getMessage());
      return FAILED;
    }
  }

  private static Instant time(String text) {
    try {
      return Times.parse(text);
    } catch (DateTimeException e) {
      throw new LicenseException("'" + text + "' is no RFC 3339 time", e);
    }
  }

  private static Map<Feature, Long> amounts(List<String> features) {
    Map<Feature, Long> amounts = new EnumMap<>(Feature.class);
    for (String text : features) {
      int at = text.indexOf('=');
      String name = at < 0 ? text : text.substring(0, at);
      Feature feature =
          Feature.of(name).orElseThrow(() -> new LicenseException("'" + name + "' is no feature"));
      amounts.put(feature, at < 0 ? null : number(text.substring(at + 1)));
    }
    return amounts;
  }

  private static Long number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new LicenseException("'" + text + "' is no number", e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new LicenseException(file + " cannot be written: " + e, e);
    }
  }
}
