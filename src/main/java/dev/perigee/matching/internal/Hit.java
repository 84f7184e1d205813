package dev.perigee.matching.internal;

import java.util.UUID;

/**
 * A candidate that came out on top.
 *
 * @param id of the face or attribute
 * @param similarity 0..1
 */
record Hit(UUID id, double similarity) {}
