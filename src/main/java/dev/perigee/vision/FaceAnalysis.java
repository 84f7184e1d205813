package dev.perigee.vision;

import java.util.List;

/**
 * One face of an image.
 *
 * @param rect box of the face, clipped to the image; the whole image when it is a sample
 * @param detectionScore 0..1; 1 for a sample
 * @param landmarks5 subject's right eye (left in the image), left eye, nose tip, right and left
 *     mouth corner, pixels of the image; empty for a sample
 * @param landmarks68 the i-bug 68 points, empty unless asked for and for a sample
 * @param warpJpeg the 250x250 sample as JPEG, null unless asked for
 * @param descriptor null unless asked for
 * @param estimates what was asked for beside
 */
@SuppressWarnings("ArrayRecordComponent") // an encoded image: no defensive copies
public record FaceAnalysis(
    Rect rect,
    float detectionScore,
    List<Point> landmarks5,
    List<Point> landmarks68,
    byte[] warpJpeg,
    FaceDescriptor descriptor,
    Estimates estimates) {}
