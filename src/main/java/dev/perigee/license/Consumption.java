package dev.perigee.license;

/**
 * What became of a request for executions.
 *
 * @param taken executions that may be carried out now, at most as many as were asked for
 */
public record Consumption(Outcome outcome, long taken) {

  /** Why fewer were taken than asked for, if so. */
  public enum Outcome {
    /** As many as asked for. */
    DONE,
    /** The licence does not grant the feature; none were taken. */
    NOT_GRANTED,
    /** The licence has expired; none were taken. */
    EXPIRED,
    /** The balance was too small; the rest of it was taken. */
    EXHAUSTED
  }
}
