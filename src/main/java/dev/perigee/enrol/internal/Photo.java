package dev.perigee.enrol.internal;

import java.nio.file.Path;

/**
 * A photo to enrol.
 *
 * @param name how reports call it: its path below the source
 * @param file where it lies
 * @param person whom it shows
 * @param externalId key that makes a second run skip it, at most 36 characters
 */
record Photo(String name, Path file, String person, String externalId) {}
