package dev.perigee.vision.internal.body;

import dev.perigee.vision.ClothingColors;
import dev.perigee.vision.internal.image.NamedColor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Colours of what is worn, by counting pixels of a body sample: upper clothing between a fifth and
 * 45 % of its height, lower clothing between 55 and 80 %, in the middle 40 % of its width. A colour
 * counts from a quarter of the pixels on; when the largest has less than that, or three have it,
 * the clothing is multicolored. A sample that shows only a part of a body shows other things there.
 */
final class Clothing {
  private static final double LEFT = 0.3;
  private static final double RIGHT = 0.7;
  private static final double MAIN = 0.25;
  private static final int MANY = 3;

  private Clothing() {}

  /** Of a 128x256 sample. */
  static ClothingColors of(Mat sample) {
    return new ClothingColors(colors(sample, 0.20, 0.45), colors(sample, 0.55, 0.80));
  }

  private static List<String> colors(Mat sample, double from, double to) {
    int width = sample.cols();
    byte[] rgb = new byte[3 * width * sample.rows()];
    sample.data().get(rgb);
    int[] counts = new int[NamedColor.values().length];
    for (int y = (int) (from * sample.rows()); y < to * sample.rows(); y++) {
      for (int x = (int) (LEFT * width); x < RIGHT * width; x++) {
        int at = 3 * (y * width + x);
        counts[NamedColor.of(rgb[at] & 0xFF, rgb[at + 1] & 0xFF, rgb[at + 2] & 0xFF).ordinal()]++;
      }
    }
    double all = Arrays.stream(counts).sum();
    List<String> main =
        Arrays.stream(NamedColor.values())
            .filter(color -> counts[color.ordinal()] >= MAIN * all)
            .sorted(
                Comparator.comparingInt((NamedColor color) -> counts[color.ordinal()]).reversed())
            .map(NamedColor::label)
            .toList();
    return main.isEmpty() || main.size() >= MANY ? List.of("multicolored") : main;
  }
}
