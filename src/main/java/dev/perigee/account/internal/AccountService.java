package dev.perigee.account.internal;

import dev.perigee.account.Account;
import dev.perigee.account.AccountPatch;
import dev.perigee.account.NewAccount;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
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

  AccountService(
      AccountRepository repository, PasswordHasher hasher, RememberedCallers remembered) {
    this.repository = repository;
    this.hasher = hasher;
    this.remembered = remembered;
  }

  public Uni<AccountRepository.Found> search(
      AccountRepository.Filter filter, int page, int pageSize) {
    return repository.search(filter, page, pageSize);
  }

  /** The account; 401/11065 when it was deleted after the caller was identified. */
  public Uni<Account> get(UUID accountId) {
    return repository
        .byId(accountId)
        .onItem()
        .ifNull()
        .failWith(() -> ApiException.of(ErrorCode.AUTHORIZATION_FAILED, "Account not found"))
        .map(AccountRepository::view);
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
        .invoke(() -> remembered.forget(accountId));
  }

  private static void apply(AccountEntity row, AccountPatch patch, String passwordHash) {
    row.login = Objects.requireNonNullElse(patch.login(), row.login);
    row.passwordHash = Objects.requireNonNullElse(passwordHash, row.passwordHash);
    row.accountType = Objects.requireNonNullElse(patch.accountType(), row.accountType);
    row.description = Objects.requireNonNullElse(patch.description(), row.description);
    row.lastUpdateTime = Times.now();
  }
}
