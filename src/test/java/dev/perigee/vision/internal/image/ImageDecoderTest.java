package dev.perigee.vision.internal.image;

import static dev.perigee.vision.TestPhotos.encode;
import static dev.perigee.vision.TestPhotos.withOrientation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_core.CV_16UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_core.NORM_INF;
import static org.bytedeco.opencv.global.opencv_core.norm;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.ImageFormat;
import dev.perigee.vision.ImageLimits;
import dev.perigee.vision.TestPhotos;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  private static final ImageDecoder DECODER = new ImageDecoder(ImageLimits.DEFAULT);

  /** 40 x 20, left half orange (240, 120, 20), right half dark. OpenCV writes blue first. */
  private static Mat orangeLeft() {
    Mat image = new Mat(20, 40, CV_8UC3, new Scalar(30, 30, 30, 0));
    image.apply(new Rect(0, 0, 20, 20)).put(new Scalar(20, 120, 240, 0));
    return image;
  }

  private static int[] rgb(DecodedImage image, int x, int y) {
    byte[] pixel = new byte[3];
    image.rgb().ptr(y, x).get(pixel);
    return new int[] {pixel[0] & 0xFF, pixel[1] & 0xFF, pixel[2] & 0xFF};
  }

  private static void assertNear(int[] actual, int... expected) {
    for (int i = 0; i < 3; i++) {
      assertThat(actual[i])
          .as(Arrays.toString(actual))
          .isBetween(expected[i] - 12, expected[i] + 12);
    }
  }

  @ParameterizedTest
  @CsvSource({".jpg,JPEG", ".png,PNG", ".bmp,BMP", ".tiff,TIFF", ".ppm,PNM"})
  void every_format_decodes_to_red_first(String extension, ImageFormat format) {
    try (DecodedImage image = DECODER.decode(encode(extension, orangeLeft()), true)) {
      assertThat(image.format()).isEqualTo(format);
      assertThat(image.width()).isEqualTo(40);
      assertNear(rgb(image, 5, 10), 240, 120, 20);
      assertNear(rgb(image, 35, 10), 30, 30, 30);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".jpg", ".png", ".bmp", ".tiff", ".pgm"})
  void gray_is_spread_over_the_channels(String extension) {
    Mat gray = new Mat(20, 40, CV_8UC1, new Scalar(100));
    try (DecodedImage image = DECODER.decode(encode(extension, gray), true)) {
      assertNear(rgb(image, 5, 10), 100, 100, 100);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".png", ".tiff", ".ppm"})
  void sixteen_bits_are_scaled_to_eight(String extension) {
    Mat deep = new Mat(20, 40, CV_16UC3, new Scalar(20 * 257, 120 * 257, 240 * 257, 0));
    try (DecodedImage image = DECODER.decode(encode(extension, deep), true)) {
      assertNear(rgb(image, 5, 10), 240, 120, 20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".png", ".tiff"})
  void alpha_is_dropped(String extension) {
    Mat clear = new Mat(20, 40, CV_8UC4, new Scalar(20, 120, 240, 128));
    try (DecodedImage image = DECODER.decode(encode(extension, clear), true)) {
      assertNear(rgb(image, 5, 10), 240, 120, 20);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P1\n2 2\n1 0\n0 1\n",
        "P2\n2 2\n255\n0 255\n255 0\n",
        "P3\n1 2 255\n0 0 0 255 255 255\n"
      })
  void plain_text_netpbm_decodes(String text) {
    try (DecodedImage image =
        DECODER.decode(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII), true)) {
      assertThat(image.height()).isEqualTo(2);
    }
  }

  @Test
  void a_four_ink_jpeg_decodes_to_rgb() throws Exception {
    WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 40, 20, 4, null);
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 40; x++) {
        inks.setPixel(x, y, new int[] {255, 255, 255, 255});
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    writer.setOutput(ImageIO.createImageOutputStream(out));
    writer.write(new IIOImage(inks, null, null));
    writer.dispose();
    try (DecodedImage image = DECODER.decode(out.toByteArray(), true)) {
      int[] colour = rgb(image, 5, 10);
      assertThat(image.width()).isEqualTo(40);
      assertThat(colour[0]).isEqualTo(colour[1]).isEqualTo(colour[2]);
    }
  }

  @Test
  void exif_turns_the_photo_only_when_asked() {
    byte[] jpeg = withOrientation(encode(".jpg", orangeLeft()), 6); // turn by 90 degrees clockwise
    try (DecodedImage turned = DECODER.decode(jpeg, true);
        DecodedImage stored = DECODER.decode(jpeg, false)) {
      assertThat(turned.height()).isEqualTo(40);
      assertNear(rgb(turned, 10, 5), 240, 120, 20);
      assertThat(stored.height()).isEqualTo(20);
      assertNear(rgb(stored, 5, 10), 240, 120, 20);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void a_photo_is_turned_as_opencv_would_turn_it(int orientation) {
    byte[] jpeg = withOrientation(TestPhotos.sample(1), orientation);
    Mat expected = new Mat();
    cvtColor(TestPhotos.pixels(jpeg), expected, COLOR_BGR2RGB);
    for (int time = 0; time < 2; time++) { // into new memory and into memory of another photo
      try (DecodedImage image = DECODER.decode(jpeg, true)) {
        assertThat(image.width()).isEqualTo(expected.cols());
        assertThat(norm(image.rgb(), expected, NORM_INF, new Mat())).isZero();
      }
      DECODER.decode(TestPhotos.sample(2), true).close();
    }
  }

  /** Offsets in the segment that {@link TestPhotos#withOrientation} puts at the start. */
  @ParameterizedTest
  @CsvSource({
    "12, 0", // byte order
    "17, 127", // high byte of the place of the directory
    "16, -1", // the same, negative
    "23, 0", // another tag
    "25, 4", // type of the value
  })
  void a_broken_statement_of_the_orientation_leaves_the_photo_as_it_is(int at, byte value) {
    byte[] jpeg = withOrientation(encode(".jpg", orangeLeft()), 6);
    jpeg[at] = value;
    try (DecodedImage image = DECODER.decode(jpeg, true)) {
      assertThat(image.width()).isEqualTo(40);
    }
  }

  @Test
  void more_exif_entries_than_there_is_data_for_leave_the_photo_as_it_is() {
    byte[] jpeg = withOrientation(encode(".jpg", orangeLeft()), 6);
    jpeg[20] = -1;
    jpeg[23] = 0;
    try (DecodedImage image = DECODER.decode(jpeg, true)) {
      assertThat(image.width()).isEqualTo(40);
    }
  }

  @Test
  void a_tiff_is_turned_even_when_not_asked() {
    byte[] tiff = Headers.orientedTiff(40, 20, 3); // turned by 180 degrees
    try (DecodedImage image = DECODER.decode(tiff, false)) {
      assertNear(rgb(image, 39, 19), 250, 250, 250);
      assertNear(rgb(image, 0, 0), 0, 0, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".jpg", ".png", ".bmp", ".tiff", ".ppm"})
  void a_truncated_photo_is_refused(String extension) {
    byte[] whole =
        encode(extension, TestPhotos.scaled(TestPhotos.pixels(TestPhotos.sample(1)), 0.1));
    for (double part : new double[] {0.99, 0.9, 0.5, 0.1}) {
      byte[] cut = Arrays.copyOf(whole, (int) (whole.length * part));
      assertThatThrownBy(() -> DECODER.decode(cut, true).close())
          .as("%s cut to %s", extension, part)
          .isInstanceOfSatisfying(
              ApiException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.IMAGE_NOT_CONVERTED));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".jpg", ".png", ".bmp", ".tiff", ".ppm"})
  void damaged_pixels_decode_or_are_refused_but_never_fail_otherwise(String extension) {
    byte[] whole =
        encode(extension, TestPhotos.scaled(TestPhotos.pixels(TestPhotos.sample(1)), 0.05));
    Random random = new Random(2);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      for (int n = 0; n < 1 + i % 20; n++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try (DecodedImage image = DECODER.decode(damaged, true)) {
        assertThat(image.rgb().channels()).isEqualTo(3);
      } catch (ApiException refused) {
        assertThat(refused.status()).isEqualTo(400);
      }
    }
  }

  @Test
  void photos_of_all_sizes_follow_each_other() {
    for (int side : new int[] {700, 1200, 640, 3, 2000, 700}) {
      Mat left = new Mat(side, side, CV_8UC3, new Scalar(20, 120, side % 200, 0));
      try (DecodedImage image = DECODER.decode(encode(".jpg", left), true)) {
        assertThat(image.width()).isEqualTo(image.height()).isEqualTo(side);
        assertNear(rgb(image, 0, 0), side % 200, 120, 20);
        assertNear(rgb(image, side - 1, side - 1), side % 200, 120, 20);
      }
    }
  }

  @Test
  void two_photos_at_once_keep_their_own_pixels() {
    try (DecodedImage white = DECODER.decode(plain(255), true);
        DecodedImage black = DECODER.decode(plain(0), true)) {
      assertNear(rgb(white, 400, 300), 255, 255, 255);
      assertNear(rgb(black, 400, 300), 0, 0, 0);
    }
  }

  @Test
  void a_damaged_photo_shows_nothing_of_the_one_before() {
    Mat photo = TestPhotos.scaled(TestPhotos.pixels(TestPhotos.sample(1)), 0.4);
    byte[] whole = encode(".jpg", photo);
    Random random = new Random(3);
    int decoded = 0;
    for (int i = 0; i < 100; i++) {
      byte[] damaged = whole.clone();
      for (int n = 0; n < 1 + i % 20; n++) {
        damaged[1000 + random.nextInt(damaged.length - 1002)] = (byte) random.nextInt();
      }
      if (i % 4 == 0) { // ends early, with an end marker
        int end = damaged.length / (2 + i % 3);
        damaged = Arrays.copyOf(damaged, end);
        damaged[end - 2] = (byte) 0xFF;
        damaged[end - 1] = (byte) 0xD9;
      }
      byte[] afterWhite = decodedAfter(plain(255), damaged);
      byte[] afterBlack = decodedAfter(plain(0), damaged);
      assertThat(afterWhite).as("photo %d", i).isEqualTo(afterBlack);
      decoded += afterWhite == null ? 0 : 1;
    }
    assertThat(decoded).isGreaterThan(20);
  }

  /** 800 x 600 of one gray. */
  private static byte[] plain(int gray) {
    return encode(".jpg", new Mat(600, 800, CV_8UC3, Scalar.all(gray)));
  }

  /** The pixels, null when it is refused. */
  private static byte[] decodedAfter(byte[] before, byte[] photo) {
    DECODER.decode(before, true).close();
    try (DecodedImage image = DECODER.decode(photo, true)) {
      byte[] pixels = new byte[3 * image.width() * image.height()];
      image.rgb().data().get(pixels);
      return pixels;
    } catch (ApiException refused) {
      return null;
    }
  }
}
