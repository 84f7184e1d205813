package dev.perigee.vision.internal.face;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A photo and its halves, quarters and so on. Each is made when it is first asked for, and once, so
 * that many looks at one photo share what reducing it costs. Thread safe.
 */
final class Pyramid implements AutoCloseable {
  private final List<Mat> levels = new ArrayList<>();

  /**
   * @param rgb stays the caller's
   */
  Pyramid(Mat rgb) {
    levels.add(rgb);
  }

  /** Pixels of the photo. */
  int width() {
    return levels.getFirst().cols();
  }

  /** Pixels of the photo. */
  int height() {
    return levels.getFirst().rows();
  }

  /**
   * @param halvings so that both sides keep a pixel; 0 for the photo
   * @return valid until this is closed
   */
  synchronized Mat level(int halvings) {
    while (levels.size() <= halvings) {
      levels.add(Resampler.halve(levels.getLast(), 1));
    }
    return levels.get(halvings);
  }

  /** Closes the levels, not the photo. */
  @Override
  public synchronized void close() {
    levels.subList(1, levels.size()).forEach(Mat::close);
  }
}
