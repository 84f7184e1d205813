package dev.perigee.vision.internal.face;

import java.util.ArrayList;
import java.util.List;

/** Cuts a large image into overlapping squares. */
final class Tiles {
  /** A part of an image. */
  record Tile(int x, int y, int width, int height) {

    /** Whether a box ends at a border of the tile behind which the image goes on. */
    boolean cuts(Candidate c, int imageWidth, int imageHeight) {
      double margin = 0.02 * Math.max(width, height);
      return (x > 0 && c.x1() < x + margin)
          || (y > 0 && c.y1() < y + margin)
          || (x + width < imageWidth && c.x2() > x + width - margin)
          || (y + height < imageHeight && c.y2() > y + height - margin);
    }
  }

  private Tiles() {}

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
        tiles.add(
            new Tile(
                start(imageWidth, width, column, columns),
                start(imageHeight, height, row, rows),
                width,
                height));
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
}
