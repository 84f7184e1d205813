package dev.perigee.event.internal.stats;

import java.util.Locale;
import java.util.Optional;

/** What statistics make of a column. */
enum Aggregator {
  COUNT,
  MAX,
  MIN,
  AVG,
  GROUP_BY;

  static Optional<Aggregator> of(String name) {
    for (Aggregator aggregator : values()) {
      if (aggregator.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(aggregator);
      }
    }
    return Optional.empty();
  }

  String field() {
    return name().toLowerCase(Locale.ROOT);
  }
}
