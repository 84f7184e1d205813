package dev.perigee.video.internal;

import dev.perigee.video.internal.VideoAnswer.Offset;
import dev.perigee.vision.BodyAnalysis;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.FaceAnalysis;
import dev.perigee.vision.ImageAnalysis;
import dev.perigee.vision.Rect;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody in a frame. Coordinates are pixels of the video.
 *
 * @param face null when it was not seen or not looked for
 * @param body the same
 */
record Sighting(Offset offset, FaceAnalysis face, BodyAnalysis body) implements EventFrames.Seen {
  private static final double SAME = 0.3;

  /** Everybody: each body with the face that belongs to it, and the faces that are left. */
  static List<Sighting> of(Offset offset, ImageAnalysis found) {
    List<FaceAnalysis> alone = new ArrayList<>(found.faces());
    List<Sighting> all = new ArrayList<>();
    for (BodyAnalysis body : found.bodies()) {
      FaceAnalysis face = body.face() < 0 ? null : found.faces().get(body.face());
      alone.remove(face);
      all.add(new Sighting(offset, face, body));
    }
    alone.forEach(face -> all.add(new Sighting(offset, face, null)));
    return all;
  }

  /** How good the face is for comparisons; faces before bodies. */
  @Override
  public double rank() {
    if (face == null) {
      return -1 / (1.0 + body.detectionScore());
    }
    return face.estimates().get(Estimation.FACE_SCORE).map(Float::doubleValue).orElse(0.0);
  }

  /** The same without the pictures, which would fill the memory. */
  Sighting withoutWarps() {
    return new Sighting(
        offset,
        face == null
            ? null
            : new FaceAnalysis(
                face.rect(),
                face.detectionScore(),
                face.landmarks5(),
                List.of(),
                null,
                null,
                face.estimates()),
        body == null
            ? null
            : new BodyAnalysis(
                body.rect(), body.detectionScore(), body.face(), null, body.estimates()));
  }

  /** Whether it lies where it counts. */
  boolean counts(View view) {
    return (face == null || view.counts(face.rect())) && (body == null || view.counts(body.rect()));
  }

  /**
   * How likely two sightings in neighbouring frames are one person: the overlap of their faces or
   * bodies, or less than that the nearness of their centres. 0: they are not.
   */
  double affinity(Sighting other) {
    double faces =
        face == null || other.face == null ? 0 : affinity(face.rect(), other.face.rect());
    double bodies =
        body == null || other.body == null ? 0 : affinity(body.rect(), other.body.rect());
    return Math.max(faces, bodies);
  }

  private static double affinity(Rect a, Rect b) {
    double width = Math.min(a.x() + a.width(), b.x() + b.width()) - (double) Math.max(a.x(), b.x());
    double height =
        Math.min(a.y() + a.height(), b.y() + b.height()) - (double) Math.max(a.y(), b.y());
    double shared = width > 0 && height > 0 ? width * height : 0;
    double iou = shared / (a.area() + b.area() - shared);
    if (iou >= SAME) {
      return iou;
    }
    double apart =
        Math.hypot(
            a.x() + a.width() / 2.0 - b.x() - b.width() / 2.0,
            a.y() + a.height() / 2.0 - b.y() - b.height() / 2.0);
    double diagonal =
        Math.min(Math.hypot(a.width(), a.height()), Math.hypot(b.width(), b.height()));
    return apart < diagonal ? SAME * (1 - apart / diagonal) : 0;
  }
}
