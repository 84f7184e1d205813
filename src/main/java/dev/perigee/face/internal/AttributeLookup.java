package dev.perigee.face.internal;

import dev.perigee.face.Faces.AttributeSource;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;
import java.util.UUID;

/** Turns what a request names into the data to write, inside the request's transaction. */
final class AttributeLookup {
  private AttributeLookup() {}

  /**
   * @param source null for no attribute
   * @param notFound code for a temporary attribute that the account does not have
   */
  static Uni<ResolvedAttribute> resolve(
      SqlClient sql, UUID accountId, AttributeSource source, ErrorCode notFound) {
    return switch (source) {
      case null -> Uni.createFrom().item(ResolvedAttribute.NONE);
      case AttributeSource.Given given ->
          Uni.createFrom().item(() -> new ResolvedAttribute(null, given.data().notEmpty()));
      case AttributeSource.Stored stored ->
          TemporaryAttributes.byIds(sql, accountId, List.of(stored.attributeId()))
              .map(
                  found -> {
                    if (found.isEmpty()) {
                      throw ApiException.inBody(notFound, stored.attributeId());
                    }
                    return new ResolvedAttribute(stored.attributeId(), found.getFirst().data());
                  });
    };
  }
}
