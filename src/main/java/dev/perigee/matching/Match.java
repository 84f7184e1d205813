package dev.perigee.matching;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * A candidate that came out on top.
 *
 * @param id of the face, event or attribute
 * @param externalId of the face or event; empty when it has none, and for attributes
 * @param similarity 0..1
 * @param item as answers show it: the asked fields under {@link Origin#item}, and {@code
 *     similarity}
 */
public record Match(
    Origin origin, UUID id, String externalId, double similarity, ObjectNode item) {}
