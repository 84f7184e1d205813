package dev.perigee.handler.internal;

import dev.perigee.account.CallerContext;
import dev.perigee.handler.Handler;
import dev.perigee.handler.PolicyReader;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** {@code /6/handlers/{handler_id}}: one handler. */
@Path("/6/handlers/{handler_id:" + Uuids.PATTERN + "}")
public class HandlerResource {
  private final HandlerSql handlers;
  private final HandlerDirectory directory;
  private final PolicyReader policies;
  private final CallerContext callers;

  HandlerResource(
      HandlerSql handlers,
      HandlerDirectory directory,
      PolicyReader policies,
      CallerContext callers) {
    this.handlers = handlers;
    this.directory = directory;
    this.policies = policies;
    this.callers = callers;
  }

  @GET
  public Uni<Handler> get(@RestPath("handler_id") UUID handlerId) {
    return handlers
        .byId(callers.current().readScope(null), handlerId)
        .onItem()
        .ifNull()
        .failWith(() -> missing(handlerId));
  }

  @HEAD
  public Uni<RestResponse<Void>> head(@RestPath("handler_id") UUID handlerId) {
    return get(handlerId)
        .map(found -> ResponseBuilder.<Void>ok().type(MediaType.APPLICATION_JSON_TYPE).build());
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Void> replace(@RestPath("handler_id") UUID handlerId, HandlerBody body) {
    return handlers
        .update(handlerId, callers.current().accountId(), body.content(policies))
        .invoke(found -> changed(handlerId, found))
        .replaceWithVoid();
  }

  @DELETE
  public Uni<Void> delete(@RestPath("handler_id") UUID handlerId) {
    return handlers
        .delete(handlerId, callers.current().accountId())
        .invoke(found -> changed(handlerId, found))
        .replaceWithVoid();
  }

  private void changed(UUID handlerId, boolean found) {
    if (!found) {
      throw missing(handlerId);
    }
    directory.forget(handlerId);
  }

  private static ApiException missing(UUID handlerId) {
    return ApiException.of(ErrorCode.HANDLER_NOT_FOUND, handlerId);
  }
}
