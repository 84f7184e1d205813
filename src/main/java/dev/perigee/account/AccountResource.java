package dev.perigee.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.account.internal.AccountService;
import dev.perigee.platform.json.Targets;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;

/** {@code /6/account}: the caller's own account. */
@Path("/6/account")
public class AccountResource {
  private final AccountService accounts;
  private final CallerContext callers;
  private final Targets targets;

  AccountResource(AccountService accounts, CallerContext callers, Targets targets) {
    this.accounts = accounts;
    this.callers = callers;
    this.targets = targets;
  }

  @GET
  public Uni<JsonNode> account(@RestQuery("targets") @Separator(",") List<String> fields) {
    return accounts.get(callers.current().accountId()).map(account -> targets.of(account, fields));
  }

  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Void> patch(AccountPatch patch) {
    return accounts.patch(callers.current().accountId(), patch);
  }
}
