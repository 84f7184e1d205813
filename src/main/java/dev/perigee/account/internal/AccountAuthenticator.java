package dev.perigee.account.internal;

import dev.perigee.account.Caller;
import dev.perigee.account.CallerContext;
import dev.perigee.account.LoginResource;
import dev.perigee.account.Permissions;
import dev.perigee.account.TokenAccess;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.contract.Authenticator;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.contract.Operation.Scheme;
import dev.perigee.platform.contract.Permission;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.Listeners;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/**
 * Basic, then Bearer, then the login cookie, then Luna-Account-Id: the first that is there decides.
 * What a token must allow is written in openapi.yaml and nowhere else.
 */
@Singleton
class AccountAuthenticator implements Authenticator {
  private static final String ACCOUNT_HEADER = "Luna-Account-Id";

  private final AccountService accounts;
  private final PasswordLogins passwords;
  private final TokenService tokens;
  private final boolean accountHeaderAllowed;
  private final boolean anonymousAllowed;

  AccountAuthenticator(
      AccountService accounts,
      PasswordLogins passwords,
      TokenService tokens,
      PerigeeConfig config,
      Listeners listeners) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.tokens = tokens;
    this.accountHeaderAllowed =
        config.accounts().allowAccountHeader().orElseGet(listeners::loopbackOnly);
    this.anonymousAllowed = config.accounts().openRegistration();
  }

  @Override
  public Uni<Void> authenticate(RoutingContext request, Operation operation) {
    return identify(request, operation)
        .invoke(
            caller -> {
              CallerContext.set(request, caller);
              if (caller != null && caller.token() != null) {
                operation
                    .alwaysNeeded()
                    .forEach(permission -> require(request, caller.token(), permission));
              }
            })
        .replaceWithVoid();
  }

  @Override
  public void require(RoutingContext request, Permission permission) {
    Caller caller = CallerContext.of(request);
    if (caller != null && caller.token() != null) {
      require(request, caller.token(), permission);
    }
  }

  private static void require(RoutingContext request, TokenAccess token, Permission needed) {
    Permissions permissions = token.permissions();
    switch (needed.object()) {
      case Permissions.RESOURCES ->
          allow(
              permissions.allows(needed.object(), needed.action()),
              ErrorCode.RESOURCE_PERMISSION_REQUIRED,
              needed.action());
      case Permissions.EMIT_EVENTS ->
          allow(
              permissions.allows(needed.object(), id(request, needed)),
              ErrorCode.HANDLER_FORBIDDEN);
      case Permissions.VERIFY ->
          allow(
              permissions.allows(needed.object(), id(request, needed)),
              ErrorCode.VERIFIER_FORBIDDEN);
      default ->
          allow(
              permissions.allows(needed.object(), needed.action()),
              ErrorCode.PERMISSION_REQUIRED,
              needed.action(),
              needed.object());
    }
  }

  private static UUID id(RoutingContext request, Permission needed) {
    return UUID.fromString(Operation.of(request).pathParameter(request, needed.action()));
  }

  private static void allow(boolean allowed, ErrorCode otherwise, Object... args) {
    if (!allowed) {
      throw ApiException.of(otherwise, args);
    }
  }

  private Uni<Caller> identify(RoutingContext request, Operation operation) {
    String authorization = request.request().getHeader("Authorization");
    if (authorization != null) {
      return byAuthorization(request, authorization.strip(), operation);
    }
    Cookie cookie = request.request().getCookie(LoginResource.COOKIE);
    if (cookie != null) {
      return byToken(cookie.getValue(), operation, Scheme.COOKIE);
    }
    String accountId = request.request().getHeader(ACCOUNT_HEADER);
    if (accountId != null && operation.security().contains(Scheme.ACCOUNT_HEADER)) {
      return byAccountHeader(accountId);
    }
    return anonymousAllowed && operation.security().contains(Scheme.ANONYMOUS)
        ? Uni.createFrom().nullItem()
        : refused("Credentials are missing");
  }

  private Uni<Caller> byAuthorization(RoutingContext request, String header, Operation operation) {
    int blank = header.indexOf(' ');
    String scheme = blank < 0 ? header : header.substring(0, blank);
    String value = blank < 0 ? "" : header.substring(blank).strip();
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "basic" ->
          operation.security().contains(Scheme.BASIC)
              ? byBasic(value, request.request().remoteAddress().hostAddress())
              : refused("The resource asks for a token");
      case "bearer" -> byToken(value, operation, Scheme.BEARER);
      default -> refused("Authorization header is malformed");
    };
  }

  private Uni<Caller> byBasic(String value, String address) {
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
    return passwords.caller(pair.substring(0, colon), pair.substring(colon + 1), address);
  }

  private Uni<Caller> byToken(String jwt, Operation operation, Scheme scheme) {
    return operation.security().contains(scheme)
        ? tokens.bearer(jwt)
        : Uni.createFrom().failure(ApiException.of(ErrorCode.TOKEN_FORBIDDEN));
  }

  private Uni<Caller> byAccountHeader(String text) {
    if (!accountHeaderAllowed) {
      return Uni.createFrom().failure(ApiException.of(ErrorCode.ACCOUNT_HEADER_DISABLED));
    }
    if (!Uuids.isUuid(text)) {
      return Uni.createFrom().failure(ApiException.of(ErrorCode.ACCOUNT_HEADER_NOT_UUID));
    }
    return accounts
        .get(UUID.fromString(text))
        .map(account -> new Caller(account.accountId(), account.accountType(), true));
  }

  private static <T> Uni<T> refused(String why) {
    return Uni.createFrom().failure(ApiException.of(ErrorCode.AUTHORIZATION_FAILED, why));
  }
}
