package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.handler.Handler;
import dev.perigee.handler.Handlers;
import dev.perigee.handler.Handlers.Usable;
import dev.perigee.handler.Policies;
import dev.perigee.handler.PolicyReader;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Which policies a request is carried out with. */
@ApplicationScoped
class GivenPolicies {
  private static final String PATH = "policies";

  private final Handlers handlers;
  private final PolicyReader reader;

  GivenPolicies(Handlers handlers, PolicyReader reader) {
    this.handlers = handlers;
    this.reader = reader;
  }

  /**
   * A handler that makes events itself.
   *
   * @return fails with 34000 unknown handler, 11072 a lambda would have to do the work
   */
  Uni<Usable> handler(UUID accountId, UUID handlerId) {
    return handlers
        .usable(accountId, handlerId)
        .invoke(
            found -> {
              if (found.handler().type() == Handler.LAMBDA) {
                throw ApiException.of(ErrorCode.LAMBDA_DISABLED);
              }
            });
  }

  /**
   * The handler's own policies, or those of the request when it is dynamic.
   *
   * @param given with the request, null for none
   * @throws ApiException 12022 a dynamic handler without policies, another with policies, or bad
   *     ones
   */
  Policies of(Usable handler, JsonNode given) {
    boolean dynamic = handler.handler().type() == Handler.DYNAMIC;
    if (!dynamic && given != null) {
      throw ApiException.of(
          ErrorCode.JSON_INVALID, PATH, "only a dynamic handler takes policies with a request");
    }
    if (dynamic && given == null) {
      throw ApiException.of(ErrorCode.JSON_INVALID, PATH, "field required");
    }
    return dynamic ? reader.read(given, PATH).policies() : handler.policies();
  }
}
