package dev.perigee.estimation;

import java.time.Instant;
import java.util.Map;

/**
 * What a request tells about how an image was taken. Of use to events; the others ignore it.
 *
 * @param detectTime when, null when not told
 * @param detectTs seconds from the beginning of a video, null when not told
 * @param imageOrigin URL of the photo that the image was cut from, null when not told
 * @param originHeaders {@code X-Luna-Meta-*} of the photo when it is stored; may be empty
 */
public record Capture(
    Instant detectTime, Double detectTs, String imageOrigin, Map<String, String> originHeaders) {
  public static final Capture UNKNOWN = new Capture(null, null, null, Map.of());

  public Capture {
    originHeaders = Map.copyOf(originHeaders);
  }
}
