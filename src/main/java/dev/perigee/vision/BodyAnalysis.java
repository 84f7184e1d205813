package dev.perigee.vision;

/**
 * One person of an image.
 *
 * @param rect box of the body, clipped to the image; the whole image when it is a sample
 * @param detectionScore 0..1; 1 for a sample
 * @param face index in {@link ImageAnalysis#faces} of the face that belongs to this body, -1 none
 * @param warpJpeg the 128x256 sample as JPEG, null unless asked for
 */
@SuppressWarnings("ArrayRecordComponent") // an encoded image: no defensive copies
public record BodyAnalysis(
    Rect rect, float detectionScore, int face, byte[] warpJpeg, Estimates estimates) {}
