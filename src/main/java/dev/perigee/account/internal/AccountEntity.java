package dev.perigee.account.internal;

import dev.perigee.account.AccountType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Row of the table {@code account}. */
@Entity
@Table(name = "account")
public class AccountEntity {
  @Id UUID accountId;

  @Column(nullable = false)
  String login;

  /** Encoded Argon2id hash with its parameters and salt. */
  @Column(nullable = false)
  String passwordHash;

  @Column(nullable = false)
  @Convert(converter = AccountTypeColumn.class)
  AccountType accountType;

  @Column(nullable = false)
  String description;

  @Column(nullable = false)
  Instant createTime;

  @Column(nullable = false)
  Instant lastUpdateTime;
}
