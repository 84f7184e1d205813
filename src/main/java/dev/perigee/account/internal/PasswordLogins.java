package dev.perigee.account.internal;

import dev.perigee.account.Caller;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Lets in who knows login and password. */
@Singleton
class PasswordLogins {
  private final AccountRepository accounts;
  private final PasswordHasher hasher;
  private final RememberedCallers remembered;
  private final FailedLogins failures;

  PasswordLogins(
      AccountRepository accounts,
      PasswordHasher hasher,
      RememberedCallers remembered,
      FailedLogins failures) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.remembered = remembered;
    this.failures = failures;
  }

  /**
   * The account's owner. A pair that was right lately costs no hash, and is not refused because
   * others guess.
   *
   * @param address where the request comes from
   * @return fails with 401/11065 when the pair is wrong, with 429/11065 after too many wrong ones,
   *     and as {@link PasswordHasher#verify} when too many wait for it
   */
  Uni<Caller> caller(String login, String password, String address) {
    String key = remembered.keyOf(login, password);
    Caller known = remembered.find(key);
    if (known != null) {
      return Uni.createFrom().item(known);
    }
    failures.check(login, address);
    long stamp = remembered.stamp();
    return accounts.byLogin(login).flatMap(row -> verify(row, login, password, address, stamp));
  }

  private Uni<Caller> verify(
      AccountEntity row, String login, String password, String address, long stamp) {
    String key = remembered.keyOf(login, password);
    return hasher
        .verify(
            password,
            row == null ? null : row.passwordHash,
            () -> {
              boolean known = remembered.find(key) != null;
              if (!known) {
                failures.check(login, address); // many may have failed while this one waited
              }
              return known;
            })
        .flatMap(
            right -> {
              if (!right) {
                failures.failed(login, address);
                return Uni.createFrom()
                    .failure(
                        ApiException.of(
                            ErrorCode.AUTHORIZATION_FAILED,
                            "Account corresponding login/password not found"));
              }
              failures.succeeded(login);
              Caller caller = new Caller(row.accountId, row.accountType, false);
              remembered.remember(key, caller, stamp);
              return renew(row, password).replaceWith(caller);
            });
  }

  /** Hashes again what was hashed under other settings. Only now the password is known. */
  private Uni<Void> renew(AccountEntity row, String password) {
    return hasher.upToDate(row.passwordHash)
        ? Uni.createFrom().voidItem()
        : hasher
            .hash(password)
            .flatMap(hash -> accounts.replaceHash(row.accountId, row.passwordHash, hash));
  }
}
