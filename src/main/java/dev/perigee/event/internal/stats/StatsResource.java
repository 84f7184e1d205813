package dev.perigee.event.internal.stats;

import dev.perigee.account.CallerContext;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** Statistics of events and of general events. */
@Path("/6")
public class StatsResource {
  private final Statistics statistics;
  private final CallerContext callers;

  StatsResource(Statistics statistics, CallerContext callers) {
    this.statistics = statistics;
    this.callers = callers;
  }

  @POST
  @Path("/events/stats")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Statistics.Answer> events(StatsRequest.Body body) {
    return of(StatTable.EVENTS, body);
  }

  @POST
  @Path("/general/events/stats")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Statistics.Answer> generalEvents(StatsRequest.Body body) {
    return of(StatTable.GENERAL_EVENTS, body);
  }

  private Uni<Statistics.Answer> of(StatTable table, StatsRequest.Body body) {
    StatsRequest request = new StatsReader(table, Times.now()).read(body);
    return statistics.of(callers.current().readScope(null), request);
  }
}
