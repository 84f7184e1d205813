package dev.perigee.matching.internal;

import dev.perigee.account.CallerContext;
import dev.perigee.descriptor.DescriptorKind;
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

/** {@code /6/matcher}: who among the candidates looks like the references. */
@Path("/6/matcher")
public class MatcherResource {
  private final MatchRequests matcher;
  private final CallerContext callers;

  MatcherResource(MatchRequests matcher, CallerContext callers) {
    this.matcher = matcher;
    this.callers = callers;
  }

  @POST
  @Path("/faces")
  @Consumes({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  @Produces({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  public Uni<List<MatchAnswer>> faces(@RestQuery("account_id") UUID accountId, MatchBody body) {
    return matcher.match(callers.current(), accountId, body, DescriptorKind.FACE);
  }

  @POST
  @Path("/bodies")
  @Consumes({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  @Produces({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  public Uni<List<MatchAnswer>> bodies(@RestQuery("account_id") UUID accountId, MatchBody body) {
    return matcher.match(callers.current(), accountId, body, DescriptorKind.BODY);
  }
}
