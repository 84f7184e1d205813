package dev.perigee.platform.service.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.service.FeatureSource;
import io.quarkus.arc.All;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.PropertyNamesMatcher;
import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The configuration in force, in sections as clients of the platform know them, with secrets
 * masked.
 *
 * <p>Every {@code perigee.*} key that has a value is shown: {@code perigee.vision.max-faces} as
 * {@code MAX_FACES} of section {@code PERIGEE_VISION}. The listener of the main API and the
 * database have sections, too. {@code ADDITIONAL_SERVICES_USAGE}, {@code LUNA_SERVICE_METRICS} and
 * {@code INFLUX_MONITORING} tell in the platform's words what this program does.
 */
@Singleton
class ShownConfiguration {
  private static final String OWN = "perigee.";
  private static final String DATASOURCE = "quarkus.datasource.";
  private static final String MASK = "********";

  /**
   * Names of our keys. Others must not be shown: PERIGEE_JAVA_OPTS in the environment looks like a
   * key and may hold anything. A constant of the class, so that a native executable has it ready.
   */
  private static final PropertyNamesMatcher KEYS =
      ConfigMappings.propertyNamesMatcher(
          List.of(ConfigMappings.ConfigClass.configClass(PerigeeConfig.class, "perigee")));

  /** Modules that the platform lets be switched off, as {@code /6/features} calls them. */
  private static final List<String> COMPONENTS =
      List.of("events", "handlers", "image_store", "lambda", "sender", "tasks", "video_manager");

  /** Keys whose values are secrets. */
  private static final Pattern SECRET =
      Pattern.compile("PASSWORD|TOKEN|SECRET|(API|ACCESS|PRIVATE|ENCRYPTION)_KEY|AWS_.*KEY");

  /** User and password in a URL. */
  private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/@\\s]+@");

  /** Password as a parameter of a URL. */
  private static final Pattern PASSWORD_PARAMETER =
      Pattern.compile("(?i)(?<=[?&](sslpassword|password)=)[^&\\s]*");

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,17})?");

  private final SmallRyeConfig values;
  private final PerigeeConfig config;
  private final List<FeatureSource> sources;
  private final ObjectMapper json;

  ShownConfiguration(
      SmallRyeConfig values,
      PerigeeConfig config,
      @All List<FeatureSource> sources,
      ObjectMapper json) {
    this.values = values;
    this.config = config;
    this.sources = sources;
    this.json = json;
  }

  /** Sections by name, each with its keys. */
  SortedMap<String, SortedMap<String, Object>> sections() {
    SortedMap<String, SortedMap<String, Object>> sections = new TreeMap<>();
    for (String name : values.getPropertyNames()) {
      if (name.startsWith(OWN) && KEYS.matches(name)) {
        int dot = name.indexOf('.', OWN.length());
        String section = dot < 0 ? "PERIGEE" : name.substring(0, dot);
        show(sections, section, name.substring(Math.max(dot + 1, OWN.length())), name);
      }
    }
    show(sections, "PERIGEE_HTTP", "HOST", "quarkus.http.host");
    show(sections, "PERIGEE_HTTP", "PORT", "quarkus.http.port");
    show(sections, "PERIGEE_DATABASE", "URL", DATASOURCE + "reactive.url");
    show(sections, "PERIGEE_DATABASE", "USERNAME", DATASOURCE + "username");
    show(sections, "PERIGEE_DATABASE", "PASSWORD", DATASOURCE + "password");
    platform(sections);
    return sections;
  }

  /** The sections as an INI file; objects and lists are written as JSON. */
  String ini() {
    StringBuilder out = new StringBuilder(4096);
    sections()
        .forEach(
            (section, keys) -> {
              out.append(out.isEmpty() ? "" : "\n").append('[').append(section).append("]\n");
              keys.forEach(
                  (key, value) -> out.append(key).append(" = ").append(text(value)).append('\n'));
            });
    return out.toString();
  }

  private void platform(SortedMap<String, SortedMap<String, Object>> sections) {
    SortedMap<String, Object> services = new TreeMap<>();
    for (String name : COMPONENTS) {
      boolean there =
          sources.stream().anyMatch(source -> source.components().getOrDefault(name, false));
      services.put("luna_" + name, there ? 1 : 0);
    }
    sections.put("ADDITIONAL_SERVICES_USAGE", services);
    sections.put(
        "LUNA_SERVICE_METRICS",
        new TreeMap<>(
            Map.of(
                "ENABLED",
                config.metrics().enabled() ? 1 : 0,
                "METRICS_FORMAT",
                "prometheus",
                "EXTRA_LABELS",
                config.metrics().extraLabels())));
    // Nothing is ever sent to InfluxDB.
    sections.put("INFLUX_MONITORING", new TreeMap<>(Map.of("SEND_DATA_FOR_MONITORING", 0)));
  }

  private void show(
      SortedMap<String, SortedMap<String, Object>> sections,
      String section,
      String key,
      String property) {
    String value = values.getConfigValue(property).getValue();
    if (value != null) {
      String shownKey = upper(key);
      sections
          .computeIfAbsent(upper(section), ignored -> new TreeMap<>())
          .put(shownKey, SECRET.matcher(shownKey).find() ? MASK : typed(withoutCredentials(value)));
    }
  }

  private static String withoutCredentials(String value) {
    String url = CREDENTIALS.matcher(value).replaceAll(MASK + "@");
    return PASSWORD_PARAMETER.matcher(url).replaceAll(MASK);
  }

  private static String upper(String name) {
    return name.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
  }

  private static Object typed(String value) {
    if (value.equals("true") || value.equals("false")) {
      return Boolean.valueOf(value);
    }
    if (!NUMBER.matcher(value).matches()) {
      return value;
    }
    return value.indexOf('.') < 0 ? (Object) Long.valueOf(value) : (Object) Double.valueOf(value);
  }

  private String text(Object value) {
    if (!(value instanceof Map)) {
      return value.toString();
    }
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a map of texts
    }
  }
}
