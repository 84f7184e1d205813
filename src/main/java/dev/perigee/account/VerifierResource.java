package dev.perigee.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.account.internal.CredentialsVerifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** {@code /6/verifier}: whether somebody's credentials are right, without using them. */
@Path("/6/verifier")
public class VerifierResource {
  private final CredentialsVerifier verifier;

  VerifierResource(CredentialsVerifier verifier) {
    this.verifier = verifier;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Verified> verify(Credentials credentials, @Context HttpServerRequest request) {
    return verifier.verify(credentials, request.remoteAddress().hostAddress());
  }

  /** Login and password, or an account's id, or a JWT; null for what is absent. */
  public record Credentials(String login, String password, UUID accountId, String token) {

    /** Secrets are never printed. */
    @Override
    public String toString() {
      return "Credentials[login=" + login + ", accountId=" + accountId + "]";
    }
  }

  /**
   * What the credentials stand for.
   *
   * @param accountId null when the caller gave it
   * @param permissions of the token, null when it was no token
   * @param visibilityArea of the token, null when it was no token
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Verified(
      AccountType accountType,
      UUID accountId,
      JsonNode permissions,
      VisibilityArea visibilityArea) {}
}
