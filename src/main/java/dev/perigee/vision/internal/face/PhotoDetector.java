package dev.perigee.vision.internal.face;

import dev.perigee.vision.Rect;
import dev.perigee.vision.internal.net.SparePower;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Finds the faces of a photo of any size.
 *
 * <ol>
 *   <li>One pass over the whole photo; when that could miss faces of the wanted size, also passes
 *       over tiles. These passes take weak candidates too: a face of 10 pixels in the frame of the
 *       network rarely scores more than 0.5.
 *   <li>What is weak or small is looked at again from near, which either gives a sure answer with
 *       exact eyes or drops it.
 *   <li>When there is no face at all, the second detector is asked.
 * </ol>
 */
public final class PhotoDetector {
  /** A face must have this side in the frame of the network to be noticed, pixels. */
  private static final double NOTICED_FROM = 9.5;

  /** From this side in the frame on, box and eyes are exact enough, pixels. */
  private static final double EXACT_FROM = 16;

  /**
   * Least score of a face seen in a tile or from near. Many looks at one photo make many chances
   * for a mistake; from near, faces score 0.7 and more, mistakes mostly below 0.6.
   */
  private static final double CONFIRMED = 0.6;

  /** Overlap of tiles relative to the largest face that only tiles can find. */
  private static final double TILE_OVERLAP = 1.25;

  /** The near look takes in this many times the box. */
  private static final double NEAR_VIEW = 5;

  /** The same for a face whose box was given. */
  private static final double KNOWN_VIEW = 3;

  /** Most near looks at one photo: bounds the time that a crowd, or noise, can take. */
  private static final int MAX_NEAR_LOOKS = 100;

  private static final double SAME_FACE_IOU = 0.3;

  /** Of two boxes for one face one may hold the head and the other one the inner face. */
  private static final double SAME_FACE_INSIDE = 0.7;

  /**
   * @param framePixels side of the candidate in the frame of the network
   * @param wholeView seen in the pass over the whole photo
   */
  private record Sighting(Candidate face, double framePixels, boolean wholeView) {
    /** Seen in a reduced photo: the same in coordinates of the photo. */
    Sighting scaled(int factor) {
      return new Sighting(face.scaled(factor), framePixels, wholeView);
    }
  }

  private final BlazeFace primary;
  private final FaceDetector fallback;
  private final double threshold;
  private final int searchFaceSize;
  private final int minFaceSize;
  private final SparePower power;

  /**
   * @param threshold least score of a face, 0..1
   * @param searchFaceSize smallest face for whose sake tiles are searched, pixels
   * @param minFaceSize smaller ones are dropped, pixels
   * @param power whether one photo may use several cores
   */
  public PhotoDetector(
      BlazeFace primary,
      FaceDetector fallback,
      double threshold,
      int searchFaceSize,
      int minFaceSize,
      SparePower power) {
    this.primary = primary;
    this.fallback = fallback;
    this.threshold = threshold;
    this.searchFaceSize = searchFaceSize;
    this.minFaceSize = minFaceSize;
    this.power = power;
  }

  /** The faces, largest first. */
  public List<Candidate> detect(Mat rgb) {
    List<Candidate> faces;
    try (Pyramid photo = new Pyramid(rgb)) {
      faces = settle(photo, sightings(photo));
    }
    if (faces.isEmpty()) {
      faces.addAll(fallback.detect(rgb));
    }
    faces.removeIf(c -> c.size() < minFaceSize);
    faces.sort(Comparator.comparingDouble(Candidate::area).reversed());
    return faces;
  }

  /**
   * The face at a place that is known already. A detector of another kind draws other boxes, so it
   * is looked at again; what cannot be seen there is taken to be where it is said to be.
   */
  public Candidate near(Mat rgb, Rect box) {
    Candidate given = Candidate.of(box);
    return look(rgb, Tile.around(given, KNOWN_VIEW, rgb.cols(), rgb.rows())).stream()
        .map(Sighting::face)
        .filter(face -> face.score() >= threshold && sameFace(face, given))
        .max(Comparator.comparingDouble(Candidate::score))
        .orElse(given);
  }

  private List<Sighting> sightings(Pyramid photo) {
    int width = photo.width();
    int height = photo.height();
    double smallestNoticed = NOTICED_FROM * Math.max(width, height) / primary.frame();
    if (smallestNoticed <= searchFaceSize) {
      return look(photo.level(0), Tile.whole(width, height));
    }
    double side = searchFaceSize * primary.frame() / NOTICED_FROM;
    // The frame shows a tile reduced. What it drops is dropped once, not in every tile anew.
    double shortest = Math.min(width, height);
    int halvings = Resampler.halvings(Math.min(side / primary.frame(), shortest));
    int factor = 1 << halvings;
    double overlap = Math.min(smallestNoticed * TILE_OVERLAP, side / 2);
    Mat reduced = photo.level(halvings);
    List<Tile> tiles = new ArrayList<>(List.of(Tile.whole(reduced.cols(), reduced.rows())));
    tiles.addAll(
        Tile.cover(
            reduced.cols(), reduced.rows(), (int) (side / factor), (int) (overlap / factor)));
    return shared(tiles)
        .flatMap(tile -> look(reduced, tile).stream())
        .map(seen -> seen.scaled(factor))
        .toList();
  }

  /** A look from near, at the photo as far reduced as the frame would reduce it anyway. */
  private List<Sighting> lookNear(Pyramid photo, Candidate face) {
    Tile tile = Tile.around(face, NEAR_VIEW, photo.width(), photo.height());
    double shortest = Math.min(tile.width(), tile.height());
    double reduction = (double) Math.max(tile.width(), tile.height()) / primary.frame();
    int halvings = Resampler.halvings(Math.min(reduction, shortest));
    int factor = 1 << halvings;
    Mat level = photo.level(halvings);
    Candidate there = face.scaled(1.0 / factor);
    return look(level, Tile.around(there, NEAR_VIEW, level.cols(), level.rows())).stream()
        .map(seen -> seen.scaled(factor))
        .toList();
  }

  /** One pass over a part of a picture; faces cut by its border are left to its neighbours. */
  private List<Sighting> look(Mat rgb, Tile tile) {
    boolean whole = tile.width() == rgb.cols() && tile.height() == rgb.rows();
    double perFramePixel = (double) Math.max(tile.width(), tile.height()) / primary.frame();
    try (Mat part = tile.of(rgb)) {
      return primary.detect(part).stream()
          .map(c -> c.shifted(tile.x(), tile.y()))
          .filter(c -> !tile.cuts(c, rgb.cols(), rgb.rows()))
          .map(c -> new Sighting(c, c.size() / perFramePixel, whole))
          .toList();
    }
  }

  private List<Candidate> settle(Pyramid photo, List<Sighting> sightings) {
    List<Candidate> sure = new ArrayList<>();
    List<Sighting> unsure = new ArrayList<>();
    for (Sighting s : sightings) {
      if (s.face.score() >= (s.wholeView ? threshold : Math.max(threshold, CONFIRMED))
          && s.framePixels >= EXACT_FROM) {
        sure.add(s.face);
      } else {
        unsure.add(s);
      }
    }
    sure = new ArrayList<>(Suppression.best(sure, PhotoDetector::sameFace));
    unsure.sort(Comparator.comparingDouble((Sighting s) -> s.face.score()).reversed());
    Deque<Sighting> left = new ArrayDeque<>(unsure);
    int looks = 0;
    while (looks < MAX_NEAR_LOOKS && !left.isEmpty()) {
      List<Sighting> next = next(left, sure, Math.min(MAX_NEAR_LOOKS - looks, power.threads()));
      List<List<Sighting>> seen = shared(next).map(s -> lookNear(photo, s.face)).toList();
      for (int i = 0; i < next.size(); i++) {
        if (isNew(sure, next.get(i).face)) { // or else one beside it has shown this face, too
          looks++;
          addConfirmed(seen.get(i), sightings, sure);
        }
      }
    }
    return sure;
  }

  /**
   * Takes the next ones to be looked at from near, as many as threads can look at once. Their order
   * matters, since a face that one look shows spares the others: two sightings of what may be one
   * face are not taken together.
   */
  private static List<Sighting> next(Deque<Sighting> left, List<Candidate> sure, int most) {
    List<Sighting> next = new ArrayList<>();
    while (next.size() < most && !left.isEmpty()) {
      Candidate face = left.peek().face;
      if (next.stream().anyMatch(taken -> sameFace(taken.face, face))) {
        break;
      }
      Sighting sighting = left.poll();
      if (isNew(sure, face)) {
        next.add(sighting);
      }
    }
    return next;
  }

  private void addConfirmed(List<Sighting> near, List<Sighting> sightings, List<Candidate> sure) {
    for (Sighting n : near) {
      if (n.face.score() >= Math.max(threshold, CONFIRMED)
          && n.framePixels >= EXACT_FROM
          && sightings.stream().anyMatch(seen -> sameFace(seen.face, n.face))
          && isNew(sure, n.face)) {
        sure.add(n.face);
      }
    }
  }

  /** The caller's thread takes part; the others are those of the JVM's common pool. */
  private <T> Stream<T> shared(List<T> parts) {
    return power.some() ? parts.parallelStream() : parts.stream();
  }

  private static boolean isNew(List<Candidate> known, Candidate face) {
    return known.stream().noneMatch(other -> sameFace(other, face));
  }

  private static boolean sameFace(Candidate a, Candidate b) {
    return a.iou(b) > SAME_FACE_IOU
        || (a.overlapOfSmaller(b) > SAME_FACE_INSIDE && sameScale(a, b));
  }

  /** A group of people can look like one large face; it must not swallow the faces inside. */
  private static boolean sameScale(Candidate a, Candidate b) {
    return a.size() < 2 * b.size() && b.size() < 2 * a.size();
  }
}
