package dev.perigee.vision;

import java.util.List;

/**
 * What was found in an image.
 *
 * @param width width after turning, pixels
 * @param height height after turning, pixels
 * @param format of the encoded image, null for a {@link Picture}
 * @param faces largest box first
 * @param bodies largest box first
 * @param people the head of every person that was found by face or body, pixels; null unless asked
 *     for
 */
public record ImageAnalysis(
    int width,
    int height,
    ImageFormat format,
    List<FaceAnalysis> faces,
    List<BodyAnalysis> bodies,
    List<Point> people) {}
