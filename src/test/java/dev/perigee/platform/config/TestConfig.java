package dev.perigee.platform.config;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.spi.Converter;

/** The configuration as the program sees it, for tests without the program. */
public final class TestConfig {
  private TestConfig() {}

  /** Defaults, with the given keys set. */
  public static PerigeeConfig of(Map<String, String> keys) {
    return new SmallRyeConfigBuilder()
        .withMapping(PerigeeConfig.class)
        .withConverters(new Converter<?>[] {new MemorySizeConverter(), new DurationConverter()})
        .withSources(new PropertiesConfigSource(keys, "test", 100))
        .build()
        .getConfigMapping(PerigeeConfig.class);
  }
}
