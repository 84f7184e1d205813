package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.DescriptorIndex;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one index of the process. */
@Singleton
public final class DescriptorIndexProducer {

  @Produces
  @Singleton
  DescriptorIndex index(MatcherConfig config) {
    int threads = config.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors());
    return new InMemoryDescriptorIndex(config.kernel(), threads, config.queue());
  }

  void close(@Disposes DescriptorIndex index) {
    ((InMemoryDescriptorIndex) index).close();
  }
}
