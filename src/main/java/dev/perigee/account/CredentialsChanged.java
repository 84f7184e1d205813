package dev.perigee.account;

import java.util.UUID;

/**
 * CDI event: what somebody was let in with is not what it was. Requests notice by themselves; who
 * keeps a connection open observes this and closes it when {@link #concerns} its caller.
 *
 * <p>Fired after the change is stored and before its answer leaves, on the thread that made it:
 * observers are quick and do not block. A token that merely expires fires nothing, see {@link
 * TokenAccess#expired}.
 *
 * @param accountId the account concerned
 * @param tokenId the token that was changed or deleted; null when the account itself was changed
 *     (password, type) or deleted, which concerns its tokens too
 */
public record CredentialsChanged(UUID accountId, UUID tokenId) {

  /** Whether the caller was let in with what has changed. */
  public boolean concerns(Caller caller) {
    return caller.accountId().equals(accountId)
        && (tokenId == null || caller.token() != null && caller.token().tokenId().equals(tokenId));
  }
}
