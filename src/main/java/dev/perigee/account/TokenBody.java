package dev.perigee.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Body of "create token" and "replace token"; null for a field that is absent.
 *
 * @param expirationTime null for never
 */
public record TokenBody(
    JsonNode permissions,
    String description,
    Instant expirationTime,
    VisibilityArea visibilityArea) {}
