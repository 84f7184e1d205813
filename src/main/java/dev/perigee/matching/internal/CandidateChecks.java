package dev.perigee.matching.internal;

import dev.perigee.matching.CandidateGroup;
import dev.perigee.platform.error.ApiException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What the schema cannot say about groups of candidates: which fields go with which origin. */
final class CandidateChecks {
  private CandidateChecks() {}

  /**
   * @throws ApiException 12022 for a filter or target of another origin, or a missing filter
   */
  static void check(
      CandidateSource source, CandidateGroup group, String filtersPath, String targetsPath) {
    for (Iterator<String> names = group.filters().fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!source.accepts(name)) {
        throw InvalidMatch.at(filtersPath + "." + name, "extra fields not permitted");
      }
    }
    source.check(group.filters(), filtersPath);
    if (group.targets() != null) {
      checkTargets(source, group.targets(), targetsPath);
    }
  }

  private static void checkTargets(CandidateSource source, List<String> targets, String path) {
    List<String> permitted = new ArrayList<>(source.targets());
    permitted.add(CandidateSource.SIMILARITY);
    for (int i = 0; i < targets.size(); i++) {
      if (!permitted.contains(targets.get(i))) {
        throw InvalidMatch.at(
            path + "." + i,
            "value is not a valid enumeration member; permitted: '"
                + String.join("', '", permitted)
                + "'");
      }
    }
  }
}
