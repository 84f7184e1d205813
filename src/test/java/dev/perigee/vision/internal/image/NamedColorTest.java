package dev.perigee.vision.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedColorTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, black",
    "20, 22, 30, black",
    "250, 250, 250, white",
    "120, 120, 125, gray",
    "200, 20, 20, red",
    "255, 150, 170, pink",
    "255, 130, 0, orange",
    "110, 70, 30, brown",
    "230, 210, 170, beige",
    "240, 220, 20, yellow",
    "110, 105, 60, khaki",
    "30, 150, 50, green",
    "20, 60, 200, blue",
    "110, 30, 160, purple"
  })
  void a_colour_has_the_name_that_people_give_it(int red, int green, int blue, String name) {
    assertThat(NamedColor.of(red, green, blue).label()).isEqualTo(name);
  }
}
