package dev.perigee.matching.internal;

import dev.perigee.matching.RawMatcher;
import dev.perigee.matching.RawMatcher.RawBody;
import dev.perigee.matching.RawMatcher.RawMatches;
import dev.perigee.platform.json.BodyFormat;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code POST /6/matcher/raw}: how similar given descriptors are. */
@Path("/6/matcher/raw")
public class RawMatcherResource {
  private final RawMatcher matcher;

  RawMatcherResource(RawMatcher matcher) {
    this.matcher = matcher;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  @Produces({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  public Uni<RawAnswer> match(RawBody body) {
    return matcher.compare(body).map(RawAnswer::new);
  }

  /** Answer: one element per reference, in order. */
  public record RawAnswer(List<RawMatches> matches) {}
}
