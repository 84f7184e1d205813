package dev.perigee.event.internal.stats;

import dev.perigee.account.CallerContext;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** {@code /6/events/stats}: statistics of events. */
@Path("/6/events/stats")
public class EventStatsResource {
  private final Statistics statistics;
  private final CallerContext callers;

  EventStatsResource(Statistics statistics, CallerContext callers) {
    this.statistics = statistics;
    this.callers = callers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Statistics.Answer> of(StatsRequest.Body body) {
    return statistics.of(callers.current().readScope(null), StatTable.EVENTS, body);
  }
}
