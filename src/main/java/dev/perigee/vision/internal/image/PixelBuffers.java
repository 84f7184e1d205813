package dev.perigee.vision.internal.image;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Native memory for the pixels of large images, kept for the next one. The allocator gives blocks
 * of this size back to the system, and touching 36 MB of new pages takes longer than decoding
 * twelve megapixels into old ones. There come to be as many buffers as images are decoded at once.
 */
final class PixelBuffers {
  private static final int CHANNELS = 3;

  /** What is smaller, bytes, the allocator keeps by itself. */
  private static final long LARGE = 1L << 18;

  /** Larger ones, bytes, are not kept: 22 megapixels. */
  private static final long MOST_KEPT = 64L << 20;

  private final ConcurrentLinkedQueue<BytePointer> idle = new ConcurrentLinkedQueue<>();

  /**
   * Where an image is decoded to.
   *
   * @param pixels RGB, 8 bits
   * @param release gives the memory back, once
   */
  record Buffer(Mat pixels, Runnable release) {}

  /** Nothing yet: OpenCV allocates when it has read that there are pixels. */
  private static Buffer none() {
    Mat own = new Mat();
    return new Buffer(own, own::close);
  }

  /** Memory with pixels of whatever was there before: whoever takes it writes all of them. */
  Buffer take(int width, int height) {
    long bytes = (long) CHANNELS * width * height;
    if (bytes < LARGE || bytes > MOST_KEPT) {
      return none();
    }
    BytePointer memory = memory(bytes);
    Mat pixels = new Mat(height, width, opencv_core.CV_8UC3, memory);
    return new Buffer(
        pixels,
        () -> {
          pixels.close();
          idle.add(memory);
        });
  }

  private BytePointer memory(long bytes) {
    BytePointer kept = idle.poll();
    if (kept != null && kept.capacity() >= bytes) {
      return kept;
    }
    if (kept != null) {
      kept.close();
    }
    return new BytePointer(bytes);
  }
}
