package dev.perigee.vision.exif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.entry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExifTest {
  private static final byte[] JPEG = {
    (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xDA, 0, 2, (byte) 0xFF, (byte) 0xD9
  };

  private static Map<String, Object> read(byte[] tiff) {
    return Exif.read(ExifBytes.insert(JPEG, tiff));
  }

  @Test
  void texts_numbers_fractions_and_bytes_are_told_by_their_names_in_both_byte_orders() {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      byte[] tiff =
          new ExifBytes(order, 5)
              .text(0x010F, "A maker")
              .shorts(0x0112, 6)
              .rational(0x011A, 72, 1)
              .rational(0x013E, 1, 2, 3, 4)
              .add(0x9999, 7, 2, new byte[] {1, 2})
              .tiff();
      assertThat(read(tiff))
          .containsOnly(
              entry("Make", "A maker"),
              entry("Orientation", 6),
              entry("XResolution", 72.0),
              entry("WhitePoint", List.of(0.5, 0.75)));
    }
  }

  @Test
  void the_directories_of_exposure_and_place_are_read() {
    byte[] inner = new ExifBytes(ByteOrder.BIG_ENDIAN, 1).rational(0x829A, 1, 250).tiff();
    // The inner directory lies behind the outer one; its offsets count from the same place.
    byte[] tiff =
        new ExifBytes(ByteOrder.BIG_ENDIAN, 1)
            .add(0x8769, 4, 1, ByteBuffer.allocate(4).putInt(26).array())
            .tiff();
    byte[] both = Arrays.copyOf(tiff, tiff.length + inner.length);
    ByteBuffer moved = ByteBuffer.wrap(inner.clone());
    moved.putInt(18, 26 + 18);
    System.arraycopy(moved.array(), 8, both, 26, inner.length - 8);
    assertThat(read(both)).containsEntry("ExposureTime", 0.004);
  }

  @Test
  void a_directory_that_points_at_itself_ends() {
    byte[] tiff =
        new ExifBytes(ByteOrder.BIG_ENDIAN, 2)
            .add(0x8769, 4, 1, ByteBuffer.allocate(4).putInt(8).array())
            .shorts(0x0112, 1)
            .tiff();
    assertThat(read(tiff)).containsOnly(entry("Orientation", 1));
  }

  @Test
  void values_that_are_no_numbers_or_lie_outside_are_left_out() {
    byte[] tiff =
        new ExifBytes(ByteOrder.BIG_ENDIAN, 3)
            .rational(0x011A, 1, 0)
            .add(0x0131, 2, 1_000_000, new byte[] {0, 0, 0, 1})
            .shorts(0x0112, 3)
            .tiff();
    assertThat(read(tiff)).containsOnly(entry("Orientation", 3));
  }

  @Test
  void a_file_without_exif_has_no_tags() {
    assertThat(Exif.read(JPEG)).isEmpty();
    assertThat(Exif.read(new byte[0])).isEmpty();
    assertThat(Exif.read(new byte[] {'P', '6', ' '})).isEmpty();
  }

  @Test
  void no_garbage_makes_it_fail() {
    byte[] good = ExifBytes.insert(JPEG, ExifBytes.orientation(6, "A maker with a long name"));
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      byte[] bad = Arrays.copyOf(good, 1 + random.nextInt(good.length));
      for (int j = 0; j < 3; j++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      assertThatCode(() -> Exif.read(bad)).doesNotThrowAnyException();
    }
  }
}
