package dev.perigee.account;

import dev.perigee.account.TokensResource.TokenIssued;
import dev.perigee.account.internal.TokenService;
import dev.perigee.platform.contract.Uuids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /6/tokens/{token_id}}: one token. */
@Path("/6/tokens/{token_id: " + Uuids.PATTERN + "}")
public class TokenResource {
  private final TokenService tokens;
  private final CallerContext callers;

  TokenResource(TokenService tokens, CallerContext callers) {
    this.tokens = tokens;
    this.callers = callers;
  }

  @GET
  public Uni<Token> token(@RestPath("token_id") UUID tokenId) {
    return tokens.get(callers.current(), tokenId);
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<TokenIssued> replace(
      @RestPath("token_id") UUID tokenId,
      TokenBody body,
      @RestQuery("grant_all_permissions") @DefaultValue("0") int grantAll,
      @Context HttpServerRequest request) {
    return tokens
        .replace(callers.current(), tokenId, body, grantAll == 1)
        .map(token -> TokenIssued.of(token, request));
  }

  @DELETE
  public Uni<Void> delete(@RestPath("token_id") UUID tokenId) {
    return tokens.delete(callers.current(), tokenId);
  }
}
