package dev.perigee.account;

import java.time.Instant;
import java.util.UUID;

/**
 * An account as the API shows it.
 *
 * @param login e-mail-like, unique
 * @param description at most 128 characters
 */
public record Account(
    UUID accountId,
    String login,
    AccountType accountType,
    String description,
    Instant createTime,
    Instant lastUpdateTime) {}
