package dev.perigee.account.internal;

import dev.perigee.account.Caller;
import dev.perigee.account.VerifierResource.Credentials;
import dev.perigee.account.VerifierResource.Verified;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** The credentials verifier. */
@Singleton
public class CredentialsVerifier {
  private final AccountService accounts;
  private final PasswordLogins passwords;
  private final TokenService tokens;

  CredentialsVerifier(AccountService accounts, PasswordLogins passwords, TokenService tokens) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.tokens = tokens;
  }

  /**
   * What the credentials stand for.
   *
   * @param address where the request comes from
   * @return fails with 400/12022 unless exactly one form is given, 400/41008 for a JWT that is none
   *     of ours, 401/11065 for anything else that does not prove right, and as {@link
   *     PasswordLogins#caller}
   */
  public Uni<Verified> verify(Credentials given, String address) {
    boolean byPassword = given.login() != null || given.password() != null;
    long forms =
        Stream.of(byPassword, given.accountId() != null, given.token() != null)
            .filter(form -> form)
            .count();
    if (forms != 1) {
      throw ApiException.of(ErrorCode.JSON_INVALID, "", "value fits more than one of the forms");
    }
    if (given.accountId() != null) {
      return accounts
          .get(given.accountId())
          .map(account -> new Verified(account.accountType(), null, null, null));
    }
    return byPassword ? byPassword(given, address) : byToken(given.token());
  }

  private Uni<Verified> byPassword(Credentials given, String address) {
    if (given.login() == null || given.password() == null) {
      String missing = given.login() == null ? "login" : "password";
      throw ApiException.of(ErrorCode.JSON_INVALID, missing, "field required");
    }
    return passwords
        .caller(given.login(), given.password(), address)
        .map(caller -> new Verified(caller.type(), caller.accountId(), null, null));
  }

  private Uni<Verified> byToken(String jwt) {
    return tokens
        .bearer(jwt)
        .map(CredentialsVerifier::ofToken)
        .onFailure(CredentialsVerifier::corrupted)
        .transform(ignored -> ApiException.of(ErrorCode.TOKEN_UNREADABLE));
  }

  private static Verified ofToken(Caller caller) {
    return new Verified(
        caller.type(),
        caller.accountId(),
        caller.token().permissions().json(),
        caller.token().visibilityArea());
  }

  private static boolean corrupted(Throwable failure) {
    return failure instanceof ApiException refusal && refusal.code() == ErrorCode.TOKEN_CORRUPTED;
  }
}
