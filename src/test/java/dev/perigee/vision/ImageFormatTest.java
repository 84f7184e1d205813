package dev.perigee.vision;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFormatTest {

  @ParameterizedTest
  @ValueSource(strings = {"P1\n", "P6 ", "P4#"})
  void netpbm_is_a_number_and_a_space(String start) {
    assertThat(ImageFormat.sniff(start.getBytes(ISO_8859_1))).contains(ImageFormat.PNM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"II*\0", "MM\0*"})
  void tiff_has_two_byte_orders(String start) {
    assertThat(ImageFormat.sniff(start.getBytes(ISO_8859_1))).contains(ImageFormat.TIFF);
  }

  @Test
  void jpeg_is_a_start_and_another_marker() {
    byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    assertThat(ImageFormat.sniff(jpeg)).contains(ImageFormat.JPEG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "P6",
        "P7\n",
        "P6x",
        "GIF90a",
        "<svg/>",
        "BM and more text here",
        "%PDF-1.7"
      })
  void other_bytes_are_no_image(String start) {
    assertThat(ImageFormat.sniff(start.getBytes(ISO_8859_1))).isEmpty();
  }

  @Test
  void png_needs_its_whole_signature() {
    byte[] png = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);
    assertThat(ImageFormat.sniff(png)).contains(ImageFormat.PNG);
    png[6] = 0;
    assertThat(ImageFormat.sniff(png)).isEmpty();
  }
}
