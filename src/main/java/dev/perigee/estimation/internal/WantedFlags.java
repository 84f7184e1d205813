package dev.perigee.estimation.internal;

import dev.perigee.estimation.Wanted;
import java.util.EnumSet;
import java.util.Set;

/** Flags of a query, 0 or 1, gathered into what is wanted. */
final class WantedFlags {
  private final Set<Wanted> wanted = EnumSet.noneOf(Wanted.class);

  WantedFlags add(int flag, Wanted... these) {
    if (flag == 1) {
      wanted.addAll(Set.of(these));
    }
    return this;
  }

  Set<Wanted> wanted() {
    return wanted;
  }
}
