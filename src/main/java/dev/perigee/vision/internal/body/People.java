package dev.perigee.vision.internal.body;

import dev.perigee.vision.Point;
import dev.perigee.vision.internal.face.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which face belongs to which body, and how many people that makes. */
public final class People {
  /** A head lies in the upper three quarters of a body's box, sitting people included. */
  private static final double LOWEST_HEAD = 0.75;

  /** Where the middle of a head is taken to be in the box of a body without a face. */
  private static final double HEAD = 0.08;

  private static final int NONE = -1;

  private People() {}

  /**
   * For each body the index of its face, -1 without one. Every face, the largest first, goes to the
   * body whose head is nearest, in heights of its box, among those that still have none.
   */
  public static int[] faces(List<Candidate> bodies, List<Candidate> faces) {
    int[] face = new int[bodies.size()];
    Arrays.fill(face, NONE);
    for (int i = 0; i < faces.size(); i++) {
      Point centre = faces.get(i).centre();
      int found = i;
      IntStream.range(0, bodies.size())
          .filter(b -> face[b] == NONE && holds(bodies.get(b), centre))
          .boxed()
          .min(Comparator.comparingDouble(b -> distance(bodies.get(b), centre)))
          .ifPresent(b -> face[b] = found);
    }
    return face;
  }

  /** The heads of all faces and of the bodies without a face. */
  public static List<Point> heads(List<Candidate> bodies, List<Candidate> faces, int[] face) {
    List<Point> heads = new ArrayList<>(faces.stream().map(Candidate::centre).toList());
    for (int b = 0; b < face.length; b++) {
      if (face[b] == NONE) {
        heads.add(head(bodies.get(b)));
      }
    }
    return heads;
  }

  private static boolean holds(Candidate body, Point head) {
    return head.x() >= body.x1()
        && head.x() <= body.x2()
        && head.y() >= body.y1()
        && head.y() <= body.y1() + LOWEST_HEAD * body.height();
  }

  private static double distance(Candidate body, Point head) {
    return head.distance(head(body)) / body.height();
  }

  private static Point head(Candidate body) {
    return new Point(body.centre().x(), body.y1() + HEAD * body.height());
  }
}
