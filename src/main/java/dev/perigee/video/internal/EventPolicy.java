package dev.perigee.video.internal;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When something that lasts becomes an event of the answer.
 *
 * @param trigger null: at the end
 * @param interval seconds of an event, for {@link Trigger#PERIOD}; null: 1
 */
public record EventPolicy(Trigger trigger, Double interval) {
  static final EventPolicy DEFAULT = new EventPolicy(null, null);

  /** The moment. */
  enum Trigger {
    /** Once, as soon as it has begun. */
    @JsonProperty("start")
    START,
    /** Once, over all of its time. */
    @JsonProperty("end")
    END,
    /** Again and again while it lasts. */
    @JsonProperty("period")
    PERIOD
  }

  Trigger triggerOrDefault() {
    return trigger == null ? Trigger.END : trigger;
  }

  double seconds() {
    return interval == null ? 1 : interval;
  }
}
