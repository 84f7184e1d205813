package dev.perigee.account;

import java.util.UUID;

/**
 * Who asks. Every statement that reads or writes is limited by it.
 *
 * @param accountId account that owns what the request creates and the only one it may change
 * @param type rights of the account
 * @param headerOnly true when the caller gave nothing but {@code Luna-Account-Id}; the {@code
 *     account_id} query parameter has no effect then
 * @param token what the caller's token allows, null when it gave none: then it may do what its type
 *     says
 */
public record Caller(UUID accountId, AccountType type, boolean headerOnly, TokenAccess token) {

  /** A caller without a token. */
  public Caller(UUID accountId, AccountType type, boolean headerOnly) {
    this(accountId, type, headerOnly, null);
  }

  /**
   * Account whose data a read may return.
   *
   * @param asked the {@code account_id} query parameter, null when absent
   * @return the account to filter by, or null when the caller may read every account and did not
   *     narrow the request
   */
  public UUID readScope(UUID asked) {
    return readsOwnOnly() ? accountId : asked;
  }

  private boolean readsOwnOnly() {
    return headerOnly
        || type == AccountType.USER
        || token != null && token.visibilityArea() == VisibilityArea.ACCOUNT;
  }
}
