package dev.perigee.vision;

import java.util.List;

/**
 * What was found in an image.
 *
 * @param width width after turning, pixels
 * @param height height after turning, pixels
 * @param faces largest box first
 */
public record ImageAnalysis(int width, int height, ImageFormat format, List<FaceAnalysis> faces) {}
