package dev.perigee.vision.internal.face;

import dev.perigee.vision.Point;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/** A part of an image, pixels; never reaches outside of it. */
record Tile(int x, int y, int width, int height) {
  /** A box that comes this near to a border of the tile, relative to its side, may be cut. */
  private static final double BORDER = 0.02;

  static Tile whole(int imageWidth, int imageHeight) {
    return new Tile(0, 0, imageWidth, imageHeight);
  }

  /** The square with {@code times} the side of a box round its centre, clipped to the image. */
  static Tile around(Candidate box, double times, int imageWidth, int imageHeight) {
    Point centre = box.centre();
    double half = box.size() * times / 2;
    int left = Math.clamp((long) (centre.x() - half), 0, imageWidth - 1);
    int top = Math.clamp((long) (centre.y() - half), 0, imageHeight - 1);
    int right = Math.clamp((long) Math.ceil(centre.x() + half), left + 1, imageWidth);
    int bottom = Math.clamp((long) Math.ceil(centre.y() + half), top + 1, imageHeight);
    return new Tile(left, top, right - left, bottom - top);
  }

  /**
   * Evenly spread tiles that cover the image.
   *
   * @param side wanted side of a tile; the image's own side where that is smaller
   * @param overlap least overlap of neighbours: what is at most that large lies whole in one tile
   */
  static List<Tile> cover(int imageWidth, int imageHeight, int side, int overlap) {
    int width = Math.min(side, imageWidth);
    int height = Math.min(side, imageHeight);
    int columns = count(imageWidth, width, overlap);
    int rows = count(imageHeight, height, overlap);
    List<Tile> tiles = new ArrayList<>(columns * rows);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int x = start(imageWidth, width, column, columns);
        int y = start(imageHeight, height, row, rows);
        tiles.add(new Tile(x, y, width, height));
      }
    }
    return tiles;
  }

  private static int count(int length, int tile, int overlap) {
    return length <= tile ? 1 : 1 + Math.ceilDiv(length - tile, tile - overlap);
  }

  private static int start(int length, int tile, int index, int count) {
    return count == 1 ? 0 : (int) ((long) (length - tile) * index / (count - 1));
  }

  /** The pixels, shared with the image; close it. */
  Mat of(Mat image) {
    try (Rect area = new Rect(x, y, width, height)) {
      return new Mat(image, area);
    }
  }

  /** Whether a box ends at a border of the tile behind which the image goes on. */
  boolean cuts(Candidate c, int imageWidth, int imageHeight) {
    double margin = BORDER * Math.max(width, height);
    return (x > 0 && c.x1() < x + margin)
        || (y > 0 && c.y1() < y + margin)
        || (x + width < imageWidth && c.x2() > x + width - margin)
        || (y + height < imageHeight && c.y2() > y + height - margin);
  }
}
