package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.platform.config.PerigeeConfig;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one index of the process. */
@Singleton
public final class DescriptorIndexProducer {

  @Produces
  @Singleton
  DescriptorIndex index(PerigeeConfig config) {
    PerigeeConfig.Matcher matcher = config.matcher();
    int threads = matcher.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors());
    InMemoryDescriptorIndex index =
        new InMemoryDescriptorIndex(matcher.kernel(), threads, matcher.queue());
    index.warmUp();
    return index;
  }

  void close(@Disposes DescriptorIndex index) {
    ((InMemoryDescriptorIndex) index).close();
  }
}
