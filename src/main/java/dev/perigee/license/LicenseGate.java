package dev.perigee.license;

import io.smallrye.mutiny.Uni;

/** What capabilities ask before they do what a licence may withhold. Cheap unless stated. */
public interface LicenseGate {

  /** The licence in force; it may change while the program runs. */
  License current();

  /** Whether the licence in force has not expired. */
  boolean valid();

  /** Whether the feature may be used now: granted, and the licence is valid. */
  default boolean allows(Feature feature) {
    return valid() && current().allowance(feature).available();
  }

  /**
   * Refuses the request when the feature may not be used.
   *
   * @throws dev.perigee.platform.error.ApiException 403/11055
   */
  void require(Feature feature);

  /**
   * How many may be at once, e.g. streams in work.
   *
   * @param feature a {@link Feature.Kind#NUMBER}
   * @return 0 when the feature may not be used, {@code Long.MAX_VALUE} when unlimited
   */
  default long limit(Feature feature) {
    if (!allows(feature)) {
      return 0;
    }
    Long value = current().allowance(feature).value();
    return value == null ? Long.MAX_VALUE : value;
  }

  /**
   * Takes liveness executions from the balance, in the database: all that were asked for, or what
   * is left. What was taken is spent, whatever becomes of the estimation.
   *
   * @param count 1 or more
   */
  Uni<Consumption> consumeLiveness(long count);
}
