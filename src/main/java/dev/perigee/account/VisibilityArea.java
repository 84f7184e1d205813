package dev.perigee.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose data a token may read. What it may change is always its own account's only. */
public enum VisibilityArea {
  /** Data of the token's account. */
  ACCOUNT,
  /** Data of all accounts; not for tokens of accounts of type {@link AccountType#USER}. */
  ALL;

  /** The name in the API and in the database, e.g. {@code account}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException when the text names no area
   */
  @JsonCreator
  public static VisibilityArea fromString(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
