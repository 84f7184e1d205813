package dev.perigee.account.internal;

import dev.perigee.account.Caller;
import dev.perigee.account.CallerContext;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.contract.Authenticator;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.contract.Operation.Scheme;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.Listeners;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/** Basic, then Bearer, then Luna-Account-Id: the first that is there decides. */
@Singleton
class AccountAuthenticator implements Authenticator {
  private static final String ACCOUNT_HEADER = "Luna-Account-Id";

  private final AccountRepository accounts;
  private final PasswordHasher hasher;
  private final RememberedCallers remembered;
  private final boolean accountHeaderAllowed;
  private final boolean anonymousAllowed;

  AccountAuthenticator(
      AccountRepository accounts,
      PasswordHasher hasher,
      RememberedCallers remembered,
      PerigeeConfig config,
      Listeners listeners) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.remembered = remembered;
    this.accountHeaderAllowed =
        config.accounts().allowAccountHeader().orElseGet(listeners::loopbackOnly);
    this.anonymousAllowed = config.accounts().openRegistration();
  }

  @Override
  public Uni<Void> authenticate(RoutingContext request, Operation operation) {
    return identify(request, operation)
        .invoke(caller -> CallerContext.set(request, caller))
        .replaceWithVoid();
  }

  private Uni<Caller> identify(RoutingContext request, Operation operation) {
    String authorization = request.request().getHeader("Authorization");
    if (authorization != null) {
      return byAuthorization(authorization.strip(), operation);
    }
    String accountId = request.request().getHeader(ACCOUNT_HEADER);
    if (accountId != null && operation.security().contains(Scheme.ACCOUNT_HEADER)) {
      return byAccountHeader(accountId);
    }
    return anonymousAllowed && operation.security().contains(Scheme.ANONYMOUS)
        ? Uni.createFrom().nullItem()
        : refused("Credentials are missing");
  }

  private Uni<Caller> byAuthorization(String header, Operation operation) {
    int blank = header.indexOf(' ');
    String scheme = blank < 0 ? header : header.substring(0, blank);
    String value = blank < 0 ? "" : header.substring(blank).strip();
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "basic" -> byBasic(value);
      case "bearer" -> byBearer(operation);
      default -> refused("Authorization header is malformed");
    };
  }

  private Uni<Caller> byBasic(String value) {
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return refused("Authorization header is malformed");
    }
    int colon = pair.indexOf(':');
    if (colon < 0 || pair.indexOf('\0') >= 0) {
      return refused("Authorization header is malformed");
    }
    return byPassword(pair.substring(0, colon), pair.substring(colon + 1));
  }

  private Uni<Caller> byPassword(String login, String password) {
    String key = remembered.keyOf(login, password);
    Caller known = remembered.find(key);
    if (known != null) {
      return Uni.createFrom().item(known);
    }
    long stamp = remembered.stamp();
    return accounts
        .byLogin(login)
        .flatMap(
            row ->
                hasher
                    .verify(
                        password,
                        row == null ? null : row.passwordHash,
                        () -> remembered.find(key) != null)
                    .flatMap(
                        right -> {
                          if (!right) {
                            return refused("Account corresponding login/password not found");
                          }
                          Caller caller = new Caller(row.accountId, row.accountType, false);
                          remembered.remember(key, caller, stamp);
                          return Uni.createFrom().item(caller);
                        }));
  }

  /** No token has been issued, so none can be genuine. */
  private static Uni<Caller> byBearer(Operation operation) {
    return Uni.createFrom()
        .failure(
            ApiException.of(
                operation.security().contains(Scheme.BEARER)
                    ? ErrorCode.TOKEN_CORRUPTED
                    : ErrorCode.TOKEN_FORBIDDEN));
  }

  private Uni<Caller> byAccountHeader(String text) {
    if (!accountHeaderAllowed) {
      return Uni.createFrom().failure(ApiException.of(ErrorCode.ACCOUNT_HEADER_DISABLED));
    }
    if (!Uuids.isUuid(text)) {
      return Uni.createFrom().failure(ApiException.of(ErrorCode.ACCOUNT_HEADER_NOT_UUID));
    }
    UUID accountId = UUID.fromString(text);
    String key = RememberedCallers.keyOf(accountId);
    Caller known = remembered.find(key);
    if (known != null) {
      return Uni.createFrom().item(known);
    }
    long stamp = remembered.stamp();
    return accounts
        .byId(accountId)
        .flatMap(
            row -> {
              if (row == null) {
                return refused("Account with id '" + accountId + "' not found");
              }
              Caller caller = new Caller(row.accountId, row.accountType, true);
              remembered.remember(key, caller, stamp);
              return Uni.createFrom().item(caller);
            });
  }

  private static <T> Uni<T> refused(String why) {
    return Uni.createFrom().failure(ApiException.of(ErrorCode.AUTHORIZATION_FAILED, why));
  }
}
