package dev.perigee.vision.internal.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LetterboxTest {

  @Test
  void a_wide_image_gets_margins_above_and_below() {
    assertThat(Letterbox.of(1000, 500, 256, 256)).isEqualTo(new Letterbox(0.256, 256, 128, 0, 64));
  }

  @Test
  void a_small_image_is_enlarged() {
    assertThat(Letterbox.of(64, 128, 256, 256)).isEqualTo(new Letterbox(2, 128, 256, 64, 0));
  }

  @Test
  void an_extreme_image_keeps_one_pixel() {
    assertThat(Letterbox.of(100_000, 1, 256, 256).height()).isEqualTo(1);
  }

  @Test
  void frame_corners_map_to_image_corners() {
    Letterbox box = Letterbox.of(1000, 500, 320, 240);
    assertThat(box.imageX(0)).isCloseTo(0, within(1e-9));
    assertThat(box.imageX(320)).isCloseTo(1000, within(1e-9));
    assertThat(box.imageY(box.dy())).isCloseTo(0, within(1e-9));
    assertThat(box.imageY(box.dy() + box.height())).isCloseTo(500, within(1e-9));
  }
}
