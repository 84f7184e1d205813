package dev.perigee.handler.internal;

import java.util.UUID;

/**
 * Which handlers. A null component does not filter; the others combine with AND.
 *
 * @param scope account whose handlers may be seen, null for all
 * @param type 0 static, 1 dynamic, 2 lambda
 * @param dynamic the older way to ask for type 1, or for the others; null when a type is given
 * @param description part of the description, case-insensitive
 */
record HandlerFilter(UUID scope, Integer type, Boolean dynamic, String description) {}
