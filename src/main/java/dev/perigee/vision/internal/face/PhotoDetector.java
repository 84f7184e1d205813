package dev.perigee.vision.internal.face;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * Finds the faces of a photo of any size: one pass over the whole photo, passes over tiles when the
 * whole one could miss faces of the wanted size, and a second detector when nothing was found.
 */
public final class PhotoDetector {
  /** A face must have this side in the frame of the network to be found reliably, pixels. */
  private static final double SEEN_FROM = 9.5;

  /** Overlap of tiles relative to the largest face that only tiles can find. */
  private static final double OVERLAP = 1.25;

  private static final double SAME_FACE_IOU = 0.3;

  /** Of two boxes for one face one may hold the head and the other one the inner face. */
  private static final double INSIDE = 0.7;

  private final BlazeFace primary;
  private final FaceDetector fallback;
  private final int minFaceSize;

  public PhotoDetector(BlazeFace primary, FaceDetector fallback, int minFaceSize) {
    this.primary = primary;
    this.fallback = fallback;
    this.minFaceSize = minFaceSize;
  }

  /** The faces, largest first. */
  public List<Candidate> detect(Mat rgb) {
    List<Candidate> found = new ArrayList<>(primary.detect(rgb));
    double smallestSeen = SEEN_FROM * Math.max(rgb.cols(), rgb.rows()) / primary.frame();
    if (smallestSeen > minFaceSize) {
      found.addAll(inTiles(rgb, smallestSeen));
      found = new ArrayList<>(Suppression.best(found, PhotoDetector::sameFace));
    }
    if (found.isEmpty()) {
      found.addAll(fallback.detect(rgb));
    }
    found.removeIf(c -> c.size() < minFaceSize);
    found.sort((a, b) -> Double.compare(b.width() * b.height(), a.width() * a.height()));
    return found;
  }

  private List<Candidate> inTiles(Mat rgb, double smallestSeen) {
    int side = (int) (minFaceSize * primary.frame() / SEEN_FROM);
    int overlap = (int) Math.min(smallestSeen * OVERLAP, side / 2.0);
    List<Candidate> found = new ArrayList<>();
    for (Tiles.Tile tile : Tiles.cover(rgb.cols(), rgb.rows(), side, overlap)) {
      try (Rect area = new Rect(tile.x(), tile.y(), tile.width(), tile.height());
          Mat part = new Mat(rgb, area)) {
        for (Candidate seen : primary.detect(part)) {
          Candidate c = seen.shifted(tile.x(), tile.y());
          if (!tile.cuts(c, rgb.cols(), rgb.rows())) {
            found.add(c);
          }
        }
      }
    }
    return found;
  }

  private static boolean sameFace(Candidate a, Candidate b) {
    return a.iou(b) > SAME_FACE_IOU || a.overlapOfSmaller(b) > INSIDE;
  }
}
