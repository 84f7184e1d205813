package dev.perigee.handler.internal.generate;

import dev.perigee.estimation.Aggregate;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.event.EventContext;
import dev.perigee.event.EventIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event in the making.
 *
 * @param shots one, or one per image when they are aggregated
 * @param aggregate of all shots, null when nothing is aggregated
 * @param request how the shots were estimated
 */
record Draft(
    UUID eventId,
    List<Shot> shots,
    Aggregate aggregate,
    EstimationRequest request,
    EventContext context,
    Instant createTime,
    Instant endTime) {

  Draft {
    shots = List.copyOf(shots);
  }

  static Draft of(
      List<Shot> shots, Aggregate aggregate, EstimationRequest request, Setting setting) {
    return new Draft(
        EventIds.of(setting.createTime()),
        shots,
        aggregate,
        request,
        setting.context(),
        setting.createTime(),
        setting.endTime());
  }

  /** What the sender tells of events, beside the images. */
  record Setting(EventContext context, Instant createTime, Instant endTime) {}
}
