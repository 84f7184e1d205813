package dev.perigee.handler.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * What a handler consists of, checked.
 *
 * @param type as in {@link dev.perigee.handler.Handler}
 * @param lambdaId of a lambda handler, null for others
 * @param policies complete ones of a static handler, null for others
 */
record HandlerContent(String description, int type, UUID lambdaId, ObjectNode policies) {}
