package dev.perigee.verifier.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A stored verifier as the API shows it.
 *
 * @param policies schema {@code VerifierPolicies} with every default filled in
 * @param version grows by one with each replacement
 */
public record Verifier(
    UUID verifierId,
    UUID accountId,
    String description,
    ObjectNode policies,
    Instant createTime,
    Instant lastUpdateTime,
    int version) {}
