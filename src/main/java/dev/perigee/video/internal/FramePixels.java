package dev.perigee.video.internal;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import dev.perigee.vision.Picture;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Frames as RGB, reduced and turned upright, in memory that is used again for the next one. */
final class FramePixels implements AutoCloseable {
  private static final int CHANNELS = 3;

  /** FFmpeg writes rows in steps of this many bytes. */
  private static final int ALIGNED = 64;

  private final int maxSide;
  private int quarterTurns;
  private double scale = 1;
  private SwsContext converter;
  private BytePointer memory;
  private ByteBuffer turned;

  FramePixels(int maxSide) {
    this.maxSide = maxSide;
  }

  /**
   * @param clockwise quarters of a turn that bring a frame upright, 0..3
   */
  void turn(int clockwise) {
    quarterTurns = clockwise;
  }

  /** Pixels of the last picture per pixel of the frame. */
  double scale() {
    return scale;
  }

  Picture of(AVFrame frame) {
    scale = Math.min(1, (double) maxSide / Math.max(frame.width(), frame.height()));
    int width = Math.max(1, (int) Math.round(frame.width() * scale));
    int height = Math.max(1, (int) Math.round(frame.height() * scale));
    int stride = Math.ceilDiv(CHANNELS * width, ALIGNED) * ALIGNED;
    reserve((long) stride * height + ALIGNED);
    converter =
        sws_getCachedContext(
            converter,
            frame.width(),
            frame.height(),
            frame.format(),
            width,
            height,
            AV_PIX_FMT_RGB24,
            SWS_AREA,
            null,
            null,
            (DoublePointer) null);
    if (converter == null || converter.isNull()) {
      throw new VideoFailure("its colours are of an unknown kind");
    }
    // FFmpeg reads four planes from either list, used or not.
    try (PointerPointer<BytePointer> to = new PointerPointer<>(memory, null, null, null);
        IntPointer rows = new IntPointer(stride, 0, 0, 0)) {
      sws_scale(converter, frame.data(), frame.linesize(), 0, frame.height(), to, rows);
    }
    Picture upright = new Picture(width, height, stride, memory.asByteBuffer());
    return quarterTurns == 0 ? upright : turned(upright);
  }

  private void reserve(long bytes) {
    if (memory == null || memory.capacity() < bytes) {
      close(memory);
      memory = new BytePointer(bytes);
    }
  }

  private Picture turned(Picture lying) {
    boolean half = quarterTurns == 2;
    int width = half ? lying.width() : lying.height();
    int height = half ? lying.height() : lying.width();
    if (turned == null || turned.capacity() < CHANNELS * width * height) {
      turned = ByteBuffer.allocateDirect(CHANNELS * width * height);
    }
    ByteBuffer from = lying.rgb();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column =
            switch (quarterTurns) {
              case 1 -> y;
              case 2 -> lying.width() - 1 - x;
              default -> lying.width() - 1 - y;
            };
        int row =
            switch (quarterTurns) {
              case 1 -> lying.height() - 1 - x;
              case 2 -> lying.height() - 1 - y;
              default -> x;
            };
        int source = row * lying.stride() + CHANNELS * column;
        int target = CHANNELS * (y * width + x);
        for (int channel = 0; channel < CHANNELS; channel++) {
          turned.put(target + channel, from.get(source + channel));
        }
      }
    }
    return new Picture(width, height, CHANNELS * width, turned);
  }

  private static void close(BytePointer pointer) {
    if (pointer != null) {
      pointer.close();
    }
  }

  @Override
  public void close() {
    close(memory);
    memory = null;
    if (converter != null) {
      sws_freeContext(converter);
      converter = null;
    }
  }
}
