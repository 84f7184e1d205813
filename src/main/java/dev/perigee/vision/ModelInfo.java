package dev.perigee.vision;

/**
 * A loaded network, for the start block and for the list of features.
 *
 * @param id name of its folder
 * @param task what it does, for example {@code face_descriptor}
 * @param licence SPDX id that its manifest states
 * @param origin package, version and path it was made from
 * @param sha256 of the weights, hex
 * @param unknown what is not known about the weights, null when nothing
 */
public record ModelInfo(
    String id, String task, String licence, String origin, String sha256, String unknown) {}
