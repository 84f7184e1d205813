package dev.perigee.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an account may see. Rights of a type are fixed; a token can only narrow them. */
public enum AccountType {
  /** Works with its own account's data only. */
  USER,
  /** As {@link #USER}, and reads (GET, HEAD, matching) the data of every account. */
  ADVANCED_USER,
  /** As {@link #ADVANCED_USER}, and may use the Admin service. */
  ADMIN;

  /** The name in the API and in the database, e.g. {@code advanced_user}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException when the text names no type
   */
  @JsonCreator
  public static AccountType fromString(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
