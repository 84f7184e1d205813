package dev.perigee.estimation;

import dev.perigee.vision.Point;
import java.util.List;

/** Points as the API shows them: pairs x, y of whole pixels. */
public final class Pixels {
  private Pixels() {}

  public static List<int[]> of(List<Point> points) {
    return points.stream().map(Pixels::pair).toList();
  }

  private static int[] pair(Point point) {
    return new int[] {(int) Math.round(point.x()), (int) Math.round(point.y())};
  }
}
