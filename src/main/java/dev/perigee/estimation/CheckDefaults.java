package dev.perigee.estimation;

import dev.perigee.platform.config.PerigeeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The checks with the thresholds of this installation. */
@ApplicationScoped
public class CheckDefaults {
  private static final String OFF = "off";
  private static final String RANGE = "..";

  private final FaceChecks all;

  CheckDefaults(PerigeeConfig config) {
    this.all = configured(config.estimation().checks());
  }

  /** Every check. */
  public FaceChecks all() {
    return all;
  }

  /** Those of ISO/IEC 19794-5. */
  public FaceChecks iso() {
    return all.only(FaceCheck::iso);
  }

  static FaceChecks configured(Map<String, String> settings) {
    FaceChecks checks = FaceChecks.of(check -> true);
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      FaceCheck check =
          FaceCheck.of(setting.getKey())
              .orElseThrow(() -> bad(setting, "there is no check of this name"));
      String text = setting.getValue().strip();
      checks =
          text.equals(OFF) ? checks.without(check) : checks.with(check, threshold(setting, text));
    }
    return checks;
  }

  private static CheckThreshold threshold(Map.Entry<String, String> setting, String text) {
    int dots = text.indexOf(RANGE);
    if (dots >= 0) {
      return new CheckThreshold.Range(
          number(setting, text.substring(0, dots)),
          number(setting, text.substring(dots + RANGE.length())));
    }
    List<Object> values = new ArrayList<>();
    for (String value : text.split(",")) {
      String word = value.strip();
      values.add(word.matches("\\d{1,9}") ? (Object) Integer.valueOf(word) : word);
    }
    return new CheckThreshold.OneOf(values);
  }

  private static Double number(Map.Entry<String, String> setting, String text) {
    try {
      return text.isBlank() ? null : Double.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw bad(setting, "limits are numbers");
    }
  }

  private static IllegalStateException bad(Map.Entry<String, String> setting, String why) {
    return new IllegalStateException(
        "perigee.estimation.checks.%s = %s: %s"
            .formatted(setting.getKey(), setting.getValue(), why));
  }
}
