package dev.perigee.event;

import java.time.Instant;
import java.util.UUID;

/**
 * A face or body in one image of an event.
 *
 * @param sampleId null when the sample is not stored
 * @param detectTime null when unknown
 * @param detectTs seconds from the beginning of the video, or null
 * @param imageOrigin URL or path of the source image, at most 256 characters, or null
 * @param rect null when unknown, as for a warped image
 */
public record EventDetection(
    UUID sampleId, Instant detectTime, Double detectTs, String imageOrigin, Box rect) {

  /** Box in pixels of the source image; the corner may lie outside of it. */
  public record Box(int x, int y, int width, int height) {}
}
