package dev.perigee.account;

/**
 * Body of "patch account"; null fields stay as they are.
 *
 * @param password clear text; never stored, logged or printed
 */
public record AccountPatch(
    String login, String password, AccountType accountType, String description) {

  @Override
  public String toString() {
    return "AccountPatch[login=" + login + ", accountType=" + accountType + "]";
  }
}
