package dev.perigee.handler.internal.generate;

import dev.perigee.estimation.Capture;
import dev.perigee.estimation.ImageFindings;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.Person;
import dev.perigee.vision.Rect;
import java.util.List;

/**
 * A person in one image.
 *
 * @param image where the person was found
 * @param type what the image shows
 * @param faceRect place of the face that the sender told for a warp, null otherwise
 * @param bodyRect the same of the body
 */
record Shot(ImageFindings image, ImageType type, Person person, Rect faceRect, Rect bodyRect) {

  /** A person of an image, with the place that the sender told when the image is a warp. */
  static Shot of(ImageFindings image, ImageType type, Person person) {
    return new Shot(
        image,
        type,
        person,
        type.isWarp() ? first(image.input().faceBoxes()) : null,
        type.isWarp() ? first(image.input().bodyBoxes()) : null);
  }

  private static Rect first(List<Rect> boxes) {
    return boxes.isEmpty() ? null : boxes.getFirst();
  }

  Capture capture() {
    return image.input().capture();
  }

  boolean hasFace() {
    return person.face() != null;
  }

  boolean hasBody() {
    return person.body() != null;
  }
}
