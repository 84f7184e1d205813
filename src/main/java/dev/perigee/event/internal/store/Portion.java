package dev.perigee.event.internal.store;

import java.util.List;

/** Events of one call: stored together or not at all. */
final class Portion {
  private final List<EventRow> rows;
  private final long length;
  private final long givenAt = System.nanoTime();
  private Acknowledgement caller;

  /** Who waits for a portion. */
  interface Acknowledgement {
    void stored();

    void failed(Throwable failure);
  }

  /**
   * @param caller null when nobody waits
   */
  Portion(List<EventRow> rows, Acknowledgement caller) {
    this.rows = rows;
    this.caller = caller;
    this.length = rows.stream().mapToLong(row -> row.json().length()).sum();
  }

  List<EventRow> rows() {
    return rows;
  }

  /** Characters of its rows. */
  long length() {
    return length;
  }

  long ageNanos() {
    return System.nanoTime() - givenAt;
  }

  boolean isAwaited() {
    return caller != null;
  }

  void stored() {
    if (caller != null) {
      caller.stored();
    }
  }

  /** Tells the caller, who then waits no longer. */
  void failed(Throwable failure) {
    if (caller != null) {
      caller.failed(failure);
      caller = null;
    }
  }
}
