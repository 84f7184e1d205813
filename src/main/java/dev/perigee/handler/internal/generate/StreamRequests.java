package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.account.CallerContext;
import dev.perigee.platform.http.RequestIds;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Answers requests for stream events, wherever they are sent to. */
@ApplicationScoped
class StreamRequests {
  private final GivenPolicies policies;
  private final StreamGenerator generator;
  private final CallerContext callers;

  StreamRequests(GivenPolicies policies, StreamGenerator generator, CallerContext callers) {
    this.policies = policies;
    this.generator = generator;
    this.callers = callers;
  }

  /**
   * @param body fits the schema {@code StreamEvents}
   */
  Uni<RestResponse<JsonNode>> answer(UUID handlerId, JsonNode body, RoutingContext request) {
    UUID account = callers.current().accountId();
    return policies
        .handler(account, handlerId)
        .chain(
            handler ->
                generator.generate(
                    new Job(
                        account,
                        handlerId,
                        policies.of(handler, body.get("policies")),
                        Times.now(),
                        RequestIds.of(request)),
                    body))
        .map(answer -> RestResponse.status(Status.CREATED, answer));
  }
}
