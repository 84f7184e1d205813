package dev.perigee.vision;

/**
 * How a head is held, degrees.
 *
 * @param yaw positive when the face looks to the left of the image
 * @param pitch positive when it looks up
 * @param roll positive when the eye on the right of the image is lower
 */
public record HeadPose(float yaw, float pitch, float roll) {}
