package dev.perigee.vision;

/**
 * How surely parts of a face are covered, 0..1. A weak estimate: see docs/accuracy.md.
 *
 * @param lowerFace mouth, nose and chin together
 */
public record FaceOcclusion(
    float overall, float lowerFace, float mouth, float nose, float leftEye, float rightEye) {}
