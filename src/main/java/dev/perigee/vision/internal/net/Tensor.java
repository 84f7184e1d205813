package dev.perigee.vision.internal.net;

import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Input of a network: pictures of one size, RGB, 0..255. Bytes as long as they wait for their
 * batch; the network gets them as float NCHW, which is the one convention of all model files.
 * Everything else is inside of them.
 *
 * @param pixels count x height x width x 3
 */
@SuppressWarnings("ArrayRecordComponent") // large, short-lived, handed straight to the network
public record Tensor(byte[] pixels, int count, int height, int width) {
  static final int CHANNELS = 3;

  /** One continuous 8-bit RGB picture. */
  public static Tensor of(Mat rgb) {
    byte[] pixels = new byte[CHANNELS * rgb.rows() * rgb.cols()];
    rgb.data().get(pixels);
    return new Tensor(pixels, 1, rgb.rows(), rgb.cols());
  }

  /** Black pictures. */
  public static Tensor blank(int count, int height, int width) {
    return new Tensor(new byte[count * CHANNELS * height * width], count, height, width);
  }

  /** Single pictures of one size as one batch. */
  public static Tensor stack(List<Tensor> pictures) {
    Tensor first = pictures.getFirst();
    if (pictures.size() == 1) {
      return first;
    }
    int length = first.pixels.length;
    byte[] pixels = new byte[length * pictures.size()];
    for (int i = 0; i < pictures.size(); i++) {
      System.arraycopy(pictures.get(i).pixels, 0, pixels, i * length, length);
    }
    return new Tensor(pixels, pictures.size(), first.height, first.width);
  }

  /** Writes count x 3 x height x width values. */
  void writeTo(FloatBuffer out) {
    int plane = height * width;
    for (int picture = 0, at = 0; picture < count; picture++) {
      int red = picture * CHANNELS * plane;
      for (int i = red; i < red + plane; i++) {
        out.put(i, pixels[at] & 0xFF);
        out.put(i + plane, pixels[at + 1] & 0xFF);
        out.put(i + 2 * plane, pixels[at + 2] & 0xFF);
        at += CHANNELS;
      }
    }
  }
}
