package dev.perigee.vision;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.perigee.vision.internal.image.NativeImages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** The photos of the tests and pictures made from them. */
public final class TestPhotos {
  /** Where the tests unpack native libraries: survives a run, not a clean. */
  public static final Path CACHE = Path.of("target", "vision-natives");

  static {
    NativeImages.load(CACHE, Optional.empty());
  }

  private TestPhotos() {}

  /** Group photos: 1..3 show three women, 4 and 6 four, 5 five; 1920 pixels wide. */
  public static byte[] sample(int number) {
    try (InputStream in =
        TestPhotos.class.getResourceAsStream("/photos/sample" + number + ".jpg")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Mat pixels(byte[] image) {
    try (Mat encoded = new Mat(1, image.length, 0, new BytePointer(image))) {
      return imdecode(encoded, IMREAD_COLOR);
    }
  }

  /** Encodes by the file name extension, for example {@code .png}. */
  public static byte[] encode(String extension, Mat image) {
    try (BytePointer out = new BytePointer()) {
      imencode(new BytePointer(extension), image, out);
      byte[] bytes = new byte[(int) out.limit()];
      out.get(bytes);
      return bytes;
    }
  }

  public static Mat scaled(Mat image, double factor) {
    Mat out = new Mat();
    int width = (int) Math.round(image.cols() * factor);
    int height = (int) Math.round(image.rows() * factor);
    resize(image, out, new Size(width, height), 0, 0, INTER_AREA);
    return out;
  }

  public static Mat plain(int width, int height, int gray) {
    return new Mat(height, width, CV_8UC3, new Scalar(gray, gray, gray, 0));
  }

  public static void paste(Mat small, Mat into, int x, int y) {
    small.copyTo(into.apply(new Rect(x, y, small.cols(), small.rows())));
  }

  /** The JPEG with an EXIF segment that states the orientation, 1..8. */
  public static byte[] withOrientation(byte[] jpeg, int orientation) {
    byte[] exif =
        ByteBuffer.allocate(36)
            .putShort((short) 0xFFE1)
            .putShort((short) 34)
            .put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1})
            .putShort((short) 0x0112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .array();
    byte[] out = Arrays.copyOf(jpeg, jpeg.length + exif.length);
    System.arraycopy(exif, 0, out, 2, exif.length);
    System.arraycopy(jpeg, 2, out, 2 + exif.length, jpeg.length - 2);
    return out;
  }
}
