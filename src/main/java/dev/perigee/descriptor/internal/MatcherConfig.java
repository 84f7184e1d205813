package dev.perigee.descriptor.internal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** Settings of the descriptor index. */
@ConfigMapping(prefix = "perigee.matcher")
public interface MatcherConfig {

  /** Threads that scan; default one per core. */
  OptionalInt threads();

  /** Searches that may wait for a thread; one more is answered 503. */
  @WithDefault("512")
  int queue();

  /** Scan kernel: auto, scalar, vector-128, vector-256 or vector-512. */
  @WithDefault("auto")
  String kernel();
}
