package dev.perigee.account.internal;

import dev.perigee.account.AccountType;
import dev.perigee.account.Caller;
import dev.perigee.account.CredentialsChanged;
import dev.perigee.account.Permissions;
import dev.perigee.account.Token;
import dev.perigee.account.TokenAccess;
import dev.perigee.account.TokenBody;
import dev.perigee.account.VisibilityArea;
import dev.perigee.account.internal.TokenSql.StoredToken;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tokens: create, look up, replace, delete, and let their bearers in. */
@Singleton
public class TokenService {
  private final TokenSql sql;
  private final TokenSigner signer;
  private final RememberedCallers remembered;
  private final Event<CredentialsChanged> events;

  TokenService(
      TokenSql sql,
      TokenSigner signer,
      RememberedCallers remembered,
      Event<CredentialsChanged> events) {
    this.sql = sql;
    this.signer = signer;
    this.remembered = remembered;
    this.events = events;
  }

  /** Makes a token of the caller's account; fails as {@link TokenGrant#of} says. */
  public Uni<Issued> create(Caller caller, TokenBody body, boolean grantAll) {
    Instant now = Times.now();
    TokenGrant grant = TokenGrant.of(caller, body, grantAll, now);
    UUID tokenId = UUID.randomUUID();
    return sql.insert(tokenId, caller.accountId(), grant, now)
        .map(ignored -> issue(tokenId, caller, grant));
  }

  /** As {@link #create}, for a token that exists; 404/41003 when the account has no such token. */
  public Uni<Issued> replace(Caller caller, UUID tokenId, TokenBody body, boolean grantAll) {
    Instant now = Times.now();
    TokenGrant grant = TokenGrant.of(caller, body, grantAll, now);
    return sql.update(tokenId, caller.accountId(), grant, now)
        .invoke(found -> mustExist(found, tokenId))
        .invoke(() -> changed(caller.accountId(), tokenId))
        .map(ignored -> issue(tokenId, caller, grant));
  }

  private Issued issue(UUID tokenId, Caller caller, TokenGrant grant) {
    return new Issued(tokenId, signer.sign(tokenId, caller.accountId(), grant.expirationTime()));
  }

  /** 404/41003 when the caller may see no such token. */
  public Uni<Token> get(Caller caller, UUID tokenId) {
    return sql.byId(tokenId, caller.readScope(null))
        .onItem()
        .ifNull()
        .failWith(() -> notFound(tokenId))
        .map(token -> view(caller, token));
  }

  /**
   * One page, newest first.
   *
   * @param accountId narrows to one account, null for all that the caller may see
   * @param page from 1
   */
  public Uni<List<Token>> search(
      Caller caller,
      UUID accountId,
      Instant createTimeLt,
      Instant createTimeGte,
      int page,
      int pageSize) {
    return sql.search(caller.readScope(accountId), createTimeLt, createTimeGte, page, pageSize)
        .map(found -> found.stream().map(token -> view(caller, token)).toList());
  }

  /** 404/41003 when the account has no such token. */
  public Uni<Void> delete(Caller caller, UUID tokenId) {
    return sql.delete(tokenId, caller.accountId())
        .invoke(found -> mustExist(found, tokenId))
        .invoke(() -> changed(caller.accountId(), tokenId))
        .replaceWithVoid();
  }

  private void changed(UUID accountId, UUID tokenId) {
    remembered.forget(accountId);
    events.fire(new CredentialsChanged(accountId, tokenId));
  }

  /**
   * Who bears the JWT. No SQL for one that was seen lately.
   *
   * @return fails with 403/11062 when the JWT is none of ours or its account may not have such a
   *     token any more, with 401/11065 when the token was deleted or has expired
   */
  public Uni<Caller> bearer(String jwt) {
    String key = remembered.keyOf(jwt);
    Caller known = remembered.find(key);
    if (known != null) {
      return known.token().expired(Instant.now()) ? expired() : Uni.createFrom().item(known);
    }
    TokenSigner.Subject subject = signer.verify(jwt).orElse(null);
    if (subject == null) {
      return Uni.createFrom().failure(ApiException.of(ErrorCode.TOKEN_CORRUPTED));
    }
    long stamp = remembered.stamp();
    return sql.byId(subject.tokenId(), subject.accountId())
        .flatMap(
            token -> {
              if (token == null) {
                return refused("Specified JWT token doesn't exist");
              }
              Caller caller = caller(token);
              if (caller.token().expired(Instant.now())) {
                return expired();
              }
              if (tooWide(token)) {
                return Uni.createFrom().failure(ApiException.of(ErrorCode.TOKEN_CORRUPTED));
              }
              remembered.remember(key, caller, stamp);
              return Uni.createFrom().item(caller);
            });
  }

  /** The account was lowered after the token was made. */
  private static boolean tooWide(StoredToken token) {
    return token.owner() == AccountType.USER && token.visibilityArea() == VisibilityArea.ALL;
  }

  private static Caller caller(StoredToken token) {
    return new Caller(
        token.accountId(),
        token.owner(),
        false,
        new TokenAccess(
            token.tokenId(),
            new Permissions(token.permissions()),
            token.visibilityArea(),
            token.expirationTime()));
  }

  private static <T> Uni<T> expired() {
    return refused("Token has been expired");
  }

  private static <T> Uni<T> refused(String why) {
    return Uni.createFrom().failure(ApiException.of(ErrorCode.AUTHORIZATION_FAILED, why));
  }

  private static void mustExist(boolean found, UUID tokenId) {
    if (!found) {
      throw notFound(tokenId);
    }
  }

  private static ApiException notFound(UUID tokenId) {
    return ApiException.of(ErrorCode.TOKEN_NOT_FOUND, tokenId);
  }

  private Token view(Caller caller, StoredToken token) {
    return new Token(
        token.permissions(),
        token.description(),
        token.expirationTime(),
        token.visibilityArea(),
        mayUse(caller, token)
            ? signer.sign(token.tokenId(), token.accountId(), token.expirationTime())
            : null,
        token.tokenId(),
        token.accountId(),
        token.createTime(),
        token.lastUpdateTime());
  }

  /**
   * Reading a JWT is as good as having it: nobody gets that of another account, and the bearer of a
   * token none that allows more.
   */
  private static boolean mayUse(Caller caller, StoredToken token) {
    if (!caller.accountId().equals(token.accountId())) {
      return false;
    }
    TokenAccess own = caller.token();
    return own == null
        || own.tokenId().equals(token.tokenId())
        || TokenGrant.within(own, caller(token).token());
  }

  /** A token that was made or replaced. */
  public record Issued(UUID tokenId, String jwt) {}
}
