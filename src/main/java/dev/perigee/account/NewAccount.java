package dev.perigee.account;

/**
 * Body of "create account", and what the start makes accounts from.
 *
 * @param password clear text; never stored, logged or printed
 * @param description null for none
 */
public record NewAccount(
    String login, String password, AccountType accountType, String description) {

  @Override
  public String toString() {
    return "NewAccount[login=" + login + ", accountType=" + accountType + "]";
  }
}
