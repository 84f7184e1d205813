package dev.perigee.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an account may see. Rights of a type are fixed; a token can only narrow them. */
public enum AccountType {
  /** Works with its own account's data only. */
  @JsonProperty("user")
  USER,
  /** As {@link #USER}, and reads (GET, HEAD, matching) the data of every account. */
  @JsonProperty("advanced_user")
  ADVANCED_USER,
  /** As {@link #ADVANCED_USER}, and may use the Admin service. */
  @JsonProperty("admin")
  ADMIN
}
