package dev.perigee.account;

import dev.perigee.account.internal.TokenService;
import dev.perigee.platform.http.Answers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /6/tokens}: the tokens that the caller may see, and new ones. */
@Path("/6/tokens")
public class TokensResource {
  private final TokenService tokens;
  private final CallerContext callers;

  TokensResource(TokenService tokens, CallerContext callers) {
    this.tokens = tokens;
    this.callers = callers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<RestResponse<TokenIssued>> create(
      TokenBody body,
      @RestQuery("grant_all_permissions") @DefaultValue("0") int grantAll,
      @Context HttpServerRequest request) {
    return tokens
        .create(callers.current(), body, grantAll == 1)
        .map(token -> TokenIssued.of(token, request))
        .map(issued -> Answers.created(issued.url(), issued));
  }

  @GET
  public Uni<TokenPage> tokens(
      @RestQuery @DefaultValue("1") int page,
      @RestQuery("page_size") @DefaultValue("10") int pageSize,
      @RestQuery("account_id") UUID accountId,
      @RestQuery("create_time__lt") Instant createTimeLt,
      @RestQuery("create_time__gte") Instant createTimeGte) {
    return tokens
        .search(callers.current(), accountId, createTimeLt, createTimeGte, page, pageSize)
        .map(TokenPage::new);
  }

  /** Answer to a query, newest first. */
  public record TokenPage(List<Token> tokens) {}

  /**
   * Answer to a creation or replacement.
   *
   * @param token the JWT
   * @param url path
   * @param externalUrl the same with scheme and host as the caller wrote them; the path alone when
   *     it named no host
   */
  public record TokenIssued(String token, UUID tokenId, String url, String externalUrl) {

    static TokenIssued of(TokenService.Issued token, HttpServerRequest request) {
      String url = "/6/tokens/" + token.tokenId();
      return new TokenIssued(token.jwt(), token.tokenId(), url, Answers.externalUrl(request, url));
    }

    /** The JWT is never printed. */
    @Override
    public String toString() {
      return "TokenIssued[tokenId=" + tokenId + "]";
    }
  }
}
