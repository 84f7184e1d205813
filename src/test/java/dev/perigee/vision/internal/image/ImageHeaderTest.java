package dev.perigee.vision.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.ImageFormat;
import dev.perigee.vision.ImageLimits;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {
  private static final ImageLimits LIMITS = new ImageLimits(10_000, 1_000_000, 2);

  private static ImageHeader read(byte[] data) {
    return ImageHeader.read(data, LIMITS);
  }

  private static void assertRefused(byte[] data, ErrorCode code) {
    assertThatThrownBy(() -> read(data))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  static Stream<byte[]> good() {
    return Stream.of(
        Headers.jpeg(30, 20),
        Headers.png(30, 20),
        Headers.bmp(30, 20, 8, 0, 32 * 20),
        Headers.bmp(30, -20, 24, 0, 92 * 20),
        Headers.tiff(30, 20),
        Headers.gif(30, 20),
        Headers.pnm("P6\n# a comment\n30 20\n255\n", 1800),
        Headers.pnm("P5 30\t20 65535\n", 1200),
        Headers.pnm("P4 30 20\n", 80),
        Headers.pnm("P1 30 20\n", 600));
  }

  @ParameterizedTest
  @MethodSource("good")
  void a_header_tells_the_size(byte[] image) {
    assertThat(read(image))
        .extracting(ImageHeader::width, ImageHeader::height)
        .containsExactly(30, 20);
  }

  static Stream<byte[]> huge() {
    return Stream.of(
        Headers.jpeg(50_000, 50_000),
        Headers.png(50_000, 50_000),
        Headers.png(Integer.MAX_VALUE, Integer.MAX_VALUE),
        Headers.bmp(50_000, 50_000, 24, 0, 10),
        Headers.bmp(Integer.MAX_VALUE, Integer.MIN_VALUE, 24, 0, 10),
        Headers.tiff(50_000, 50_000),
        Headers.tiff(-1, -1),
        Headers.gif(50_000, 50_000),
        Headers.pnm("P6 50000 50000 255\n", 10),
        Headers.pnm("P3 9999999999 9999999999 255\n", 10));
  }

  @ParameterizedTest
  @MethodSource("huge")
  void a_huge_size_is_refused_from_the_header_alone(byte[] image) {
    assertRefused(image, ErrorCode.BAD_INPUT);
  }

  @Test
  void the_limit_itself_is_allowed() {
    assertThat(read(Headers.png(1000, 1000)).width()).isEqualTo(1000);
    assertRefused(Headers.png(1000, 1001), ErrorCode.BAD_INPUT);
  }

  @Test
  void a_size_below_the_least_side_is_refused() {
    assertRefused(Headers.png(1, 500), ErrorCode.BAD_INPUT);
  }

  @Test
  void more_bytes_than_allowed_are_refused() {
    assertRefused(Arrays.copyOf(Headers.png(30, 20), 10_001), ErrorCode.BAD_INPUT);
  }

  @ParameterizedTest
  @MethodSource("good")
  void every_cut_of_the_data_is_refused(byte[] image) {
    for (int length = 0; length < image.length - 1; length++) {
      assertRefused(Arrays.copyOf(image, length), ErrorCode.IMAGE_NOT_CONVERTED);
    }
  }

  @ParameterizedTest
  @MethodSource("good")
  void damaged_bytes_never_cause_anything_but_a_refusal(byte[] image) {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = image.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        damaged[random.nextInt(Math.min(80, damaged.length))] = (byte) random.nextInt();
      }
      try {
        ImageHeader header = read(damaged);
        assertThat((long) header.width() * header.height()).isBetween(1L, LIMITS.maxPixels());
      } catch (ApiException refused) {
        assertThat(refused.code()).isIn(ErrorCode.IMAGE_NOT_CONVERTED, ErrorCode.BAD_INPUT);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "GIF88a....", "{\"a\":1}"})
  void other_data_is_not_an_image(String text) {
    assertRefused(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8), ErrorCode.IMAGE_NOT_CONVERTED);
  }

  @Test
  void a_second_jpeg_frame_header_is_refused() {
    byte[] jpeg = Headers.jpeg(30, 20);
    byte[] second = new byte[jpeg.length + 13];
    System.arraycopy(jpeg, 0, second, 0, 15);
    System.arraycopy(Headers.frame(60_000, 60_000), 0, second, 15, 13);
    System.arraycopy(jpeg, 15, second, 28, jpeg.length - 15);
    assertRefused(second, ErrorCode.IMAGE_NOT_CONVERTED);
  }

  @Test
  void a_jpeg_without_a_frame_header_is_refused() {
    byte[] jpeg = Headers.jpeg(30, 20);
    jpeg[3] = (byte) 0xFE; // the frame becomes a comment
    assertRefused(jpeg, ErrorCode.IMAGE_NOT_CONVERTED);
  }

  @Test
  void a_progressive_jpeg_of_very_many_scans_is_refused() {
    byte[] jpeg = Headers.jpeg(900, 900);
    jpeg[3] = (byte) 0xC2;
    assertThat(read(jpeg).width()).isEqualTo(900);
    byte[] many = Arrays.copyOf(jpeg, jpeg.length + 400);
    for (int i = jpeg.length; i < many.length; i += 2) {
      many[i] = (byte) 0xFF;
      many[i + 1] = (byte) 0xDA;
    }
    assertRefused(many, ErrorCode.BAD_INPUT);
  }

  @Test
  void a_compressed_bitmap_needs_no_full_rows() {
    assertThat(read(Headers.bmp(900, 900, 8, 1, 4)).format()).isEqualTo(ImageFormat.BMP);
  }

  @Test
  void big_endian_tiff_with_short_values_is_read() {
    byte[] tiff =
        Headers.tiff(
            ByteOrder.BIG_ENDIAN,
            new long[] {256, 3, 1, 30},
            new long[] {257, 3, 1, 10},
            new long[] {273, 3, 1, 8},
            new long[] {279, 3, 1, 40});
    assertThat(read(tiff).width()).isEqualTo(30);
  }

  static List<byte[]> hostileTiffs() {
    long[] width = {256, 4, 1, 30};
    long[] height = {257, 4, 1, 20};
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    return List.of(
        Headers.tiff(order, width, height), // no strips
        Headers.tiff(
            order,
            width,
            height,
            new long[] {273, 4, 1, 8},
            new long[] {279, 4, 1, 4_000_000_000L}),
        Headers.tiff(
            order,
            width,
            height,
            new long[] {273, 4, 1_000_000_000, 8},
            new long[] {279, 4, 1_000_000_000, 8}),
        Headers.tiff(order, width, height, new long[] {273, 4, 0, 8}, new long[] {279, 4, 0, 8}),
        Headers.tiff(order, width, height, new long[] {273, 4, 2, 8}, new long[] {279, 4, 1, 8}),
        Headers.tiff(
            order,
            width,
            height,
            new long[] {277, 3, 1, 9000},
            new long[] {273, 4, 1, 8},
            new long[] {279, 4, 1, 8}),
        Headers.tiff(order, new long[] {273, 4, 1, 8}, new long[] {279, 4, 1, 8}));
  }

  @ParameterizedTest
  @MethodSource("hostileTiffs")
  void a_tiff_that_points_outside_of_itself_is_refused(byte[] tiff) {
    assertRefused(tiff, ErrorCode.IMAGE_NOT_CONVERTED);
  }

  @Test
  void huge_tiles_of_a_small_tiff_are_refused() {
    byte[] tiff =
        Headers.tiff(
            ByteOrder.LITTLE_ENDIAN,
            new long[] {256, 4, 1, 30},
            new long[] {257, 4, 1, 20},
            new long[] {322, 4, 1, 60_000},
            new long[] {323, 4, 1, 60_000},
            new long[] {324, 4, 1, 8},
            new long[] {325, 4, 1, 16});
    assertRefused(tiff, ErrorCode.BAD_INPUT);
  }
}
