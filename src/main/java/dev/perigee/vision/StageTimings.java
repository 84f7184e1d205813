package dev.perigee.vision;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Running totals of time and work per {@link Stage}, cheap enough to be always on. */
public final class StageTimings {

  /**
   * @param count images, faces or batches, as the stage says
   * @param items the same, but faces instead of batches
   * @param nanos working time in total, not waiting time
   */
  public record Total(long count, long items, long nanos) {

    /** Mean milliseconds for one item, 0 when there was none. */
    public double millisPerItem() {
      return items == 0 ? 0 : nanos / 1e6 / items;
    }
  }

  private final Map<Stage, LongAdder[]> totals = new EnumMap<>(Stage.class);

  public StageTimings() {
    for (Stage stage : Stage.values()) {
      totals.put(stage, new LongAdder[] {new LongAdder(), new LongAdder(), new LongAdder()});
    }
  }

  /** Runs the work and counts its time as one item of the stage. */
  public <T> T time(Stage stage, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      add(stage, 1, System.nanoTime() - start);
    }
  }

  /** Counts one run of a stage over some items. */
  public void add(Stage stage, int items, long nanos) {
    LongAdder[] total = totals.get(stage);
    total[0].increment();
    total[1].add(items);
    total[2].add(nanos);
  }

  /** The totals up to now. */
  public Map<Stage, Total> snapshot() {
    Map<Stage, Total> out = new EnumMap<>(Stage.class);
    totals.forEach((stage, t) -> out.put(stage, new Total(t[0].sum(), t[1].sum(), t[2].sum())));
    return out;
  }

  /** Starts again from zero. */
  public void reset() {
    totals.values().forEach(t -> java.util.Arrays.stream(t).forEach(LongAdder::reset));
  }
}
