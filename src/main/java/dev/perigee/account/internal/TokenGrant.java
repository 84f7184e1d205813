package dev.perigee.account.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.account.AccountType;
import dev.perigee.account.Caller;
import dev.perigee.account.Permissions;
import dev.perigee.account.TokenAccess;
import dev.perigee.account.TokenBody;
import dev.perigee.account.VisibilityArea;
import dev.perigee.platform.contract.Permission;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a token is to allow, checked beyond what the schema can say.
 *
 * @param expirationTime null for never
 */
record TokenGrant(
    Permissions permissions,
    String description,
    Instant expirationTime,
    VisibilityArea visibilityArea) {

  /** Names of permissions that the platform itself knows nothing of. */
  private static final Pattern CUSTOM = Pattern.compile("[a-z_]{3,16}");

  private static final String PERMISSIONS = "permissions";

  /**
   * Checks the body.
   *
   * @param grantAll all standard permissions instead of those in the body
   * @throws ApiException 400/12022 for a bad field, 403/11059 when the caller itself uses a token
   *     and that token allows less
   */
  static TokenGrant of(Caller caller, TokenBody body, boolean grantAll, Instant now) {
    TokenGrant grant =
        new TokenGrant(
            grantAll ? Permissions.all() : permissions(body.permissions()),
            Objects.requireNonNullElse(body.description(), ""),
            body.expirationTime(),
            area(caller, body.visibilityArea()));
    if (grant.expirationTime != null && !grant.expirationTime.isAfter(now)) {
      throw invalid("expiration_time", "the time has passed");
    }
    if (caller.token() != null) {
      grant.mustNotExceed(caller.token());
    }
    return grant;
  }

  private static Permissions permissions(JsonNode given) {
    if (given == null || given.isNull()) {
      throw invalid(PERMISSIONS, "field required");
    }
    for (String name : (Iterable<String>) given::fieldNames) {
      if (!CUSTOM.matcher(name).matches()) {
        throw invalid(PERMISSIONS + "." + name, "extra fields not permitted");
      }
    }
    for (String kind : Set.of(Permissions.EMIT_EVENTS, Permissions.VERIFY)) {
      JsonNode value = given.path(kind);
      if (!value.path("white_list").isEmpty() && !value.path("black_list").isEmpty()) {
        throw invalid(PERMISSIONS + "." + kind, "white_list and black_list exclude each other");
      }
    }
    return new Permissions(given);
  }

  private static VisibilityArea area(Caller caller, VisibilityArea asked) {
    boolean narrow =
        caller.type() == AccountType.USER
            || caller.token() != null && caller.token().visibilityArea() == VisibilityArea.ACCOUNT;
    if (asked == null) {
      return narrow ? VisibilityArea.ACCOUNT : VisibilityArea.ALL;
    }
    if (asked == VisibilityArea.ALL && caller.type() == AccountType.USER) {
      throw invalid("visibility_area", "an account of type 'user' permits 'account' only");
    }
    return asked;
  }

  /** A token hands on no more than it has, neither in kind nor in time. */
  private void mustNotExceed(TokenAccess own) {
    beyond(own, new TokenAccess(null, permissions, visibilityArea, expirationTime))
        .ifPresent(
            excess -> {
              throw ApiException.of(
                  ErrorCode.PERMISSION_REQUIRED, excess.action(), excess.object());
            });
  }

  /** Whether the other token allows nothing that the own one does not. */
  static boolean within(TokenAccess own, TokenAccess other) {
    return beyond(own, other).isEmpty();
  }

  private static Optional<Permission> beyond(TokenAccess own, TokenAccess other) {
    if (other.visibilityArea() == VisibilityArea.ALL
        && own.visibilityArea() != VisibilityArea.ALL) {
      return Optional.of(new Permission("visibility_area", "all"));
    }
    if (own.expirationTime() != null
        && (other.expirationTime() == null
            || other.expirationTime().isAfter(own.expirationTime()))) {
      return Optional.of(new Permission("expiration_time", "later"));
    }
    return other.permissions().firstBeyond(own.permissions());
  }

  private static ApiException invalid(String path, String message) {
    return ApiException.of(ErrorCode.JSON_INVALID, path, message);
  }
}
