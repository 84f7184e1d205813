package dev.perigee.account.internal;

import dev.perigee.account.Account;
import dev.perigee.account.AccountPatch;
import dev.perigee.account.CredentialsChanged;
import dev.perigee.account.NewAccount;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Accounts: create, look up, change. */
@Singleton
public class AccountService {
  private final AccountRepository repository;
  private final PasswordHasher hasher;
  private final RememberedCallers remembered;
  private final Event<CredentialsChanged> events;

  AccountService(
      AccountRepository repository,
      PasswordHasher hasher,
      RememberedCallers remembered,
      Event<CredentialsChanged> events) {
    this.repository = repository;
    this.hasher = hasher;
    this.remembered = remembered;
    this.events = events;
  }

  public Uni<AccountRepository.Found> search(
      AccountRepository.Filter filter, int page, int pageSize) {
    return repository.search(filter, page, pageSize);
  }

  /** The account; 401/11065 when there is none (any more). No SQL for one that was read lately. */
  public Uni<Account> get(UUID accountId) {
    Account known = remembered.account(accountId);
    if (known != null) {
      return Uni.createFrom().item(known);
    }
    long stamp = remembered.stamp();
    return repository
        .byId(accountId)
        .onItem()
        .ifNull()
        .failWith(
            () ->
                ApiException.of(
                    ErrorCode.AUTHORIZATION_FAILED,
                    "Account with id '" + accountId + "' not found"))
        .map(AccountRepository::view)
        .invoke(account -> remembered.remember(account, stamp));
  }

  /** Fails with 41001 or 41002 when the login or the id is taken. */
  public Uni<Void> create(UUID accountId, NewAccount account) {
    return hasher
        .hash(account.password())
        .flatMap(
            hash -> {
              Instant now = Times.now();
              AccountEntity row = new AccountEntity();
              row.accountId = accountId;
              row.login = account.login();
              row.passwordHash = hash;
              row.accountType = account.accountType();
              row.description = Objects.requireNonNullElse(account.description(), "");
              row.createTime = now;
              row.lastUpdateTime = now;
              return repository.insert(row);
            });
  }

  /** Old credentials stop working before the answer leaves. */
  public Uni<Void> patch(UUID accountId, AccountPatch patch) {
    Uni<String> hash =
        patch.password() == null ? Uni.createFrom().nullItem() : hasher.hash(patch.password());
    return hash.flatMap(
            passwordHash ->
                repository.change(accountId, patch.login(), row -> apply(row, patch, passwordHash)))
        .invoke(
            () -> {
              remembered.forget(accountId);
              events.fire(new CredentialsChanged(accountId, null));
            });
  }

  private static void apply(AccountEntity row, AccountPatch patch, String passwordHash) {
    row.login = Objects.requireNonNullElse(patch.login(), row.login);
    row.passwordHash = Objects.requireNonNullElse(passwordHash, row.passwordHash);
    row.accountType = Objects.requireNonNullElse(patch.accountType(), row.accountType);
    row.description = Objects.requireNonNullElse(patch.description(), row.description);
    row.lastUpdateTime = Times.now();
  }
}
