package dev.perigee.vision;

/**
 * Where both eyes look, degrees from the camera's axis; signs as in {@link HeadPose}.
 *
 * @param yaw positive to the left of the image
 * @param pitch positive upwards
 */
public record Gaze(float yaw, float pitch) {}
