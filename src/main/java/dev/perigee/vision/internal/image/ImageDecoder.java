package dev.perigee.vision.internal.image;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import dev.perigee.vision.ImageFormat;
import dev.perigee.vision.ImageLimits;
import dev.perigee.vision.exif.Exif;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Encoded bytes to pixels. */
public final class ImageDecoder {
  private final ImageLimits limits;
  private final PixelBuffers buffers = new PixelBuffers();

  public ImageDecoder(ImageLimits limits) {
    this.limits = limits;
  }

  /**
   * Decodes to 8-bit RGB whatever the image holds: gray is spread over the channels, alpha dropped,
   * 16 bits scaled to 8, CMYK converted.
   *
   * @param useExif turn by the EXIF orientation; TIFF is always turned
   * @throws dev.perigee.platform.error.ApiException as {@link ImageHeader#read}; 18002 when the
   *     pixels do not decode
   */
  public DecodedImage decode(byte[] data, boolean useExif) {
    ImageHeader header = ImageHeader.read(data, limits);
    ImageFormat format = header.format();
    if (format == ImageFormat.JPEG) {
      DecodedImage stored = stored(data, header);
      return useExif ? upright(stored, Exif.orientation(data)) : stored;
    }
    boolean turn = useExif || format == ImageFormat.TIFF;
    Mat rgb =
        anyPixels(
            data, turn ? IMREAD_COLOR_RGB : IMREAD_COLOR_RGB | IMREAD_IGNORE_ORIENTATION, format);
    boolean turned = turn && rgb.cols() == header.height() && rgb.rows() == header.width();
    if (rgb.type() != opencv_core.CV_8UC3 || (!isStored(rgb, header) && !turned)) {
      rgb.close();
      throw ImageRefusal.broken(format);
    }
    return new DecodedImage(format, rgb, rgb::close);
  }

  /** Into memory that is kept: the decoder of JPEGs writes every pixel, others not always. */
  private DecodedImage stored(byte[] data, ImageHeader header) {
    PixelBuffers.Buffer buffer = buffers.take(header.width(), header.height());
    try {
      Mat rgb = buffer.pixels(); // OpenCV gives it other memory when that does not fit
      decode(data, IMREAD_COLOR_RGB | IMREAD_IGNORE_ORIENTATION, header.format(), rgb);
      if (rgb.type() != opencv_core.CV_8UC3 || !isStored(rgb, header)) {
        throw ImageRefusal.broken(header.format());
      }
      return new DecodedImage(header.format(), rgb, buffer.release());
    } catch (RuntimeException e) {
      buffer.release().run();
      throw e;
    }
  }

  private static boolean isStored(Mat rgb, ImageHeader header) {
    return rgb.cols() == header.width() && rgb.rows() == header.height();
  }

  /** Turned here and not by OpenCV, which would take new memory for it. */
  private DecodedImage upright(DecodedImage stored, int orientation) {
    if (!ExifOrientation.swapsSides(orientation)) {
      ExifOrientation.turnInPlace(stored.rgb(), orientation);
      return stored;
    }
    try (stored) {
      PixelBuffers.Buffer buffer = buffers.take(stored.height(), stored.width());
      try {
        ExifOrientation.turn(stored.rgb(), orientation, buffer.pixels());
        return new DecodedImage(stored.format(), buffer.pixels(), buffer.release());
      } catch (RuntimeException e) {
        buffer.release().run();
        throw e;
      }
    }
  }

  /** As {@link #decode} with EXIF, but transparent parts become white. */
  public DecodedImage decodeOnWhite(byte[] data) {
    DecodedImage image = decode(data, true);
    if (image.format() != ImageFormat.PNG && image.format() != ImageFormat.GIF) {
      return image; // the other formats have no transparency that the decoder knows
    }
    try (Mat raw = anyPixels(data, IMREAD_UNCHANGED, image.format())) {
      if (raw.channels() == 4
          && raw.cols() == image.width() // an image that has been turned keeps its background
          && raw.rows() == image.height()) {
        OnWhite.lay(image.rgb(), raw);
      }
      return image;
    } catch (RuntimeException e) {
      image.close();
      throw e;
    }
  }

  private static Mat anyPixels(byte[] data, int flags, ImageFormat format) {
    Mat decoded = new Mat();
    try {
      decode(data, flags, format, decoded);
      return decoded;
    } catch (RuntimeException e) {
      decoded.close();
      throw e;
    }
  }

  private static void decode(byte[] data, int flags, ImageFormat format, Mat into) {
    try (BytePointer bytes = new BytePointer(data);
        Mat encoded = new Mat(1, data.length, opencv_core.CV_8UC1, bytes)) {
      try (Mat decoded = imdecode(encoded, flags, into)) { // the same pixels, or nothing
        if (decoded.empty()) {
          throw ImageRefusal.broken(format);
        }
      }
    } catch (RuntimeException e) {
      // OpenCV reports what it cannot decode as an exception of its own or as an empty matrix.
      throw e instanceof dev.perigee.platform.error.ApiException ? e : ImageRefusal.broken(format);
    }
  }
}
