package dev.perigee.matching;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What to look for, or a descriptor to compare.
 *
 * @param type kind: {@code sdk_descriptor}, {@code raw_descriptor}, {@code xpk_file}, or the kind
 *     of a stored object where these may be named
 * @param id of the stored object, or a name of the caller's own for a descriptor
 * @param data the descriptor: base64, or an object with descriptor and version; null for stored
 *     objects
 * @param version of a raw descriptor given as base64 alone; null otherwise
 */
public record MatchEntity(String type, String id, JsonNode data, Integer version) {}
