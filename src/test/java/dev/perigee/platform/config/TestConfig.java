package dev.perigee.platform.config;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The configuration as the program sees it, for tests without the program. */
public final class TestConfig {
  private TestConfig() {}

  /** Defaults, with the given keys set. */
  public static PerigeeConfig of(Map<String, String> keys) {
    return new SmallRyeConfigBuilder()
        .withMapping(PerigeeConfig.class)
        .withConverters(
            new org.eclipse.microprofile.config.spi.Converter<?>[] {
              new io.quarkus.runtime.configuration.MemorySizeConverter()
            })
        .withSources(new PropertiesConfigSource(keys, "test", 100))
        .build()
        .getConfigMapping(PerigeeConfig.class);
  }
}
