package dev.perigee.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.account.internal.AccountRepository;
import dev.perigee.account.internal.AccountService;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.Answers;
import dev.perigee.platform.json.Targets;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.Separator;

/** {@code /6/accounts}: all accounts that the caller may see, and new ones. */
@Path("/6/accounts")
public class AccountsResource {
  private final AccountService accounts;
  private final CallerContext callers;
  private final Targets targets;
  private final boolean openRegistration;

  AccountsResource(
      AccountService accounts, CallerContext callers, Targets targets, PerigeeConfig config) {
    this.accounts = accounts;
    this.callers = callers;
    this.targets = targets;
    this.openRegistration = config.accounts().openRegistration();
  }

  @GET
  public Uni<AccountPage> accounts(
      @RestQuery @DefaultValue("1") int page,
      @RestQuery("page_size") @DefaultValue("10") int pageSize,
      @RestQuery String login,
      @RestQuery("account_type") AccountType accountType,
      @RestQuery("create_time__lt") Instant createTimeLt,
      @RestQuery("create_time__gte") Instant createTimeGte,
      @RestQuery("targets") @Separator(",") List<String> fields) {
    UUID scope = callers.current().readScope(null);
    return accounts
        .search(
            new AccountRepository.Filter(scope, login, accountType, createTimeLt, createTimeGte),
            page,
            pageSize)
        .map(
            found ->
                new AccountPage(
                    found.rows().stream()
                        .map(row -> targets.of(AccountRepository.view(row), fields))
                        .toList(),
                    found.count()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<RestResponse<AccountCreated>> create(
      NewAccount account, @RestHeader("Luna-Account-Id") String wantedId) {
    requireRight();
    if (wantedId != null && !Uuids.isUuid(wantedId)) {
      throw ApiException.of(ErrorCode.ACCOUNT_HEADER_NOT_UUID);
    }
    UUID id = wantedId == null ? UUID.randomUUID() : UUID.fromString(wantedId);
    return accounts
        .create(id, account)
        .map(ignored -> new AccountCreated(id, "/6/accounts/" + id))
        .map(created -> Answers.created(created.url(), created));
  }

  /** Nobody is a caller too, where the authenticator lets anonymous requests through. */
  private void requireRight() {
    boolean plainUser =
        callers.optional().map(caller -> caller.type() == AccountType.USER).orElse(false);
    if (plainUser && !openRegistration) {
      throw ApiException.of(ErrorCode.PERMISSION_REQUIRED, "creation", "account");
    }
  }

  /**
   * @param totalCount of all that fit the filters, on any page
   */
  public record AccountPage(List<JsonNode> accounts, long totalCount) {}

  /** Answer to a creation. */
  public record AccountCreated(UUID accountId, String url) {}
}
