package dev.perigee.vision.internal.face;

/**
 * How an image fits into the frame of a network: scaled evenly to touch two sides, centred, the
 * rest black.
 *
 * @param scale frame pixels per image pixel
 * @param width of the scaled image
 * @param height of the scaled image
 * @param dx left margin
 * @param dy top margin
 */
public record Letterbox(double scale, int width, int height, int dx, int dy) {

  public static Letterbox of(int imageWidth, int imageHeight, int frameWidth, int frameHeight) {
    double scale = Math.min((double) frameHeight / imageHeight, (double) frameWidth / imageWidth);
    int width = Math.max(1, (int) Math.rint(imageWidth * scale));
    int height = Math.max(1, (int) Math.rint(imageHeight * scale));
    return new Letterbox(
        scale, width, height, (frameWidth - width) / 2, (frameHeight - height) / 2);
  }

  public double imageX(double frameX) {
    return (frameX - dx) / scale;
  }

  public double imageY(double frameY) {
    return (frameY - dy) / scale;
  }
}
