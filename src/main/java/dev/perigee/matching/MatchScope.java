package dev.perigee.matching;

import java.util.UUID;

/** Whose candidates may be seen. */
@FunctionalInterface
public interface MatchScope {

  /**
   * @param asked account that a group of candidates names, null for none
   * @return account to look in, null for all of them
   */
  UUID of(UUID asked);

  /** One account's candidates only, whatever a group names. */
  static MatchScope only(UUID accountId) {
    return asked -> accountId;
  }
}
