package dev.perigee.bench.bare;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What {@code GET /6/account} would be without anything around it: a record becomes JSON. */
@Path("/account")
public class BareResource {
  private static final Account ACCOUNT =
      new Account(
          "0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d11",
          "luna@visionlabs.ru",
          "advanced_user",
          "demo user",
          "2026-11-23T10:00:00.000000+00:00",
          "2026-11-23T10:00:00.000000+00:00");

  @GET
  public Uni<Account> account() {
    return Uni.createFrom().item(ACCOUNT);
  }

  /** The fields of an account, named as in the API. */
  public record Account(
      String account_id,
      String login,
      String account_type,
      String description,
      String create_time,
      String last_update_time) {}
}
