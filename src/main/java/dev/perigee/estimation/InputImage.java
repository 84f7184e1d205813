package dev.perigee.estimation;

import dev.perigee.vision.Rect;
import java.util.List;

/**
 * One image of a request.
 *
 * @param filename how the answer names it: the file name of the part, the URL, or {@code raw_image}
 * @param faceBoxes where its faces are, pixels of the upright photo; empty: they are looked for.
 *     Ignored for warps.
 * @param bodyBoxes the same of bodies
 * @param trusted the boxes are those of this platform: no second look
 */
public record InputImage(
    String filename,
    ImageSource source,
    List<Rect> faceBoxes,
    List<Rect> bodyBoxes,
    boolean trusted,
    Capture capture) {

  public InputImage {
    faceBoxes = List.copyOf(faceBoxes);
    bodyBoxes = List.copyOf(bodyBoxes);
  }

  /** An image about which nothing more is told. */
  public static InputImage of(String filename, ImageSource source) {
    return new InputImage(filename, source, List.of(), List.of(), false, Capture.UNKNOWN);
  }
}
