package dev.perigee.vision.internal.net;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Input of a network: pictures as float NCHW, RGB, 0..255. That is the one convention of all model
 * files; everything else is inside of them.
 *
 * @param values count x 3 x height x width
 */
@SuppressWarnings("ArrayRecordComponent") // large, short-lived, handed straight to the network
public record Tensor(float[] values, int count, int height, int width) {

  /** One continuous 8-bit RGB picture. */
  public static Tensor of(Mat rgb) {
    int plane = rgb.rows() * rgb.cols();
    byte[] pixels = new byte[3 * plane];
    rgb.data().get(pixels);
    float[] values = new float[3 * plane];
    for (int i = 0, at = 0; i < plane; i++) {
      values[i] = pixels[at++] & 0xFF;
      values[plane + i] = pixels[at++] & 0xFF;
      values[2 * plane + i] = pixels[at++] & 0xFF;
    }
    return new Tensor(values, 1, rgb.rows(), rgb.cols());
  }

  /** Black pictures. */
  public static Tensor blank(int count, int height, int width) {
    return new Tensor(new float[count * 3 * height * width], count, height, width);
  }

  /** Single pictures of one size as one batch. */
  public static Tensor stack(java.util.List<Tensor> pictures) {
    Tensor first = pictures.get(0);
    if (pictures.size() == 1) {
      return first;
    }
    float[] values = new float[first.values.length * pictures.size()];
    for (int i = 0; i < pictures.size(); i++) {
      System.arraycopy(
          pictures.get(i).values, 0, values, i * first.values.length, first.values.length);
    }
    return new Tensor(values, pictures.size(), first.height, first.width);
  }
}
