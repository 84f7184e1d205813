package dev.perigee.vision;

/** A rectangle in whole pixels of the decoded (turned) image, clipped to it. */
public record Rect(int x, int y, int width, int height) {

  public long area() {
    return (long) width * height;
  }
}
