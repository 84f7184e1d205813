package dev.perigee.platform.contract;

import java.util.Optional;

/**
 * Something that must be finished before requests are served. While any says no, operations that
 * are not open to everybody answer 503 with Retry-After.
 */
public interface Readiness {

  /** What is still going on, e.g. {@code index is loading: 40 %}; empty when ready. Cheap. */
  Optional<String> notReady();
}
