package dev.perigee.handler.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.account.CallerContext;
import dev.perigee.handler.Handler;
import dev.perigee.handler.PolicyReader;
import dev.perigee.platform.http.Answers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /6/handlers}: many handlers, and new ones. */
@Path("/6/handlers")
public class HandlersResource {
  private final HandlerSql handlers;
  private final PolicyReader policies;
  private final CallerContext callers;

  HandlersResource(HandlerSql handlers, PolicyReader policies, CallerContext callers) {
    this.handlers = handlers;
    this.policies = policies;
    this.callers = callers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<RestResponse<HandlerCreated>> create(
      HandlerBody body, @Context HttpServerRequest request) {
    UUID id = UUID.randomUUID();
    String url = "/6/handlers/" + id;
    return handlers
        .insert(id, callers.current().accountId(), body.content(policies))
        .map(stored -> new HandlerCreated(id, url, Answers.externalUrl(request, url)))
        .map(created -> Answers.created(url, created));
  }

  @GET
  public Uni<List<Handler>> page(
      @BeanParam HandlerQuery query,
      @RestQuery @DefaultValue("1") int page,
      @RestQuery("page_size") @DefaultValue("10") int pageSize) {
    return handlers.page(query.filter(callers), page, pageSize);
  }

  @GET
  @Path("/count")
  public Uni<HandlersCount> count(@BeanParam HandlerQuery query) {
    return handlers.count(query.filter(callers)).map(HandlersCount::new);
  }

  @POST
  @Path("/validator")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<Void> validate(PoliciesBody body) {
    policies.read(body.policies(), "policies");
    return RestResponse.ok();
  }

  /** Filters; absent ones are null. */
  public record HandlerQuery(
      @RestQuery("account_id") UUID accountId,
      @RestQuery("handler_type") Integer type,
      @RestQuery("is_dynamic") Integer dynamic,
      @RestQuery("description") String description) {

    HandlerFilter filter(CallerContext callers) {
      return new HandlerFilter(
          callers.current().readScope(accountId),
          type,
          type != null || dynamic == null ? null : dynamic == 1,
          description);
    }
  }

  /** Body of a validation. */
  public record PoliciesBody(JsonNode policies) {}

  /**
   * Answer to a creation.
   *
   * @param externalUrl the URL with scheme and host as the caller wrote them
   */
  public record HandlerCreated(UUID handlerId, String url, String externalUrl) {}

  /** Answer to a count. */
  public record HandlersCount(long handlersCount) {}
}
