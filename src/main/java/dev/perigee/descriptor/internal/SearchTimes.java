package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.DescriptorIndex.SearchStatistics;
import java.util.concurrent.atomic.LongAdder;

/** Counts answered searches and their time from the call to the answer. */
final class SearchTimes {
  private final LongAdder searches = new LongAdder();
  private final LongAdder coarse = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  void answered(Search search) {
    searches.increment();
    nanos.add(search.nanos());
    if (search.sketch() != null) {
      coarse.increment();
    }
  }

  void rejected() {
    rejected.increment();
  }

  SearchStatistics sum() {
    return new SearchStatistics(searches.sum(), coarse.sum(), rejected.sum(), nanos.sum());
  }
}
