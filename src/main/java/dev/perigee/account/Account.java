package dev.perigee.account;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * An account as the API shows it.
 *
 * @param login e-mail-like, unique
 * @param description at most 128 characters
 */
@RegisterForReflection // Targets writes it, no resource names it
public record Account(
    UUID accountId,
    String login,
    AccountType accountType,
    String description,
    Instant createTime,
    Instant lastUpdateTime) {}
