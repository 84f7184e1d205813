package dev.perigee.matching.internal;

import dev.perigee.account.CallerContext;
import dev.perigee.platform.json.BodyFormat;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code POST /6/matcher/faces}: who among the candidates looks like the references. */
@Path("/6/matcher/faces")
public class MatcherResource {
  private final MatchRequests matcher;
  private final CallerContext callers;

  MatcherResource(MatchRequests matcher, CallerContext callers) {
    this.matcher = matcher;
    this.callers = callers;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  @Produces({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  public Uni<List<MatchAnswer>> match(@RestQuery("account_id") UUID accountId, MatchBody body) {
    return matcher.match(callers.current(), accountId, body);
  }
}
