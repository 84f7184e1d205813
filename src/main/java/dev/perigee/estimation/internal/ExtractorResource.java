package dev.perigee.estimation.internal;

import dev.perigee.account.CallerContext;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code POST /6/extractor}: temporary attributes from stored face samples. */
@Path("/6/extractor")
public class ExtractorResource {
  private final Extractor extractor;
  private final CallerContext callers;

  ExtractorResource(Extractor extractor, CallerContext callers) {
    this.extractor = extractor;
    this.callers = callers;
  }

  @POST
  @ResponseStatus(201)
  public Uni<List<ExtractedAttribute>> extract(
      List<UUID> sampleIds, @BeanParam ExtractorQuery query) {
    return extractor.extract(callers.current().accountId(), sampleIds, query);
  }
}
