package dev.perigee.vision.internal.image;

import java.util.Locale;

/** The colours that people name, told apart by hue, saturation and value. */
public enum NamedColor {
  BLACK,
  WHITE,
  GRAY,
  RED,
  PINK,
  ORANGE,
  BROWN,
  BEIGE,
  YELLOW,
  KHAKI,
  GREEN,
  BLUE,
  PURPLE;

  private static final double DARK = 0.18;
  private static final double PALE = 0.14;
  private static final double BRIGHT = 0.75;

  /** As the API spells it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of a pixel, channels 0..255. */
  public static NamedColor of(int red, int green, int blue) {
    int high = Math.max(red, Math.max(green, blue));
    int low = Math.min(red, Math.min(green, blue));
    double value = high / 255.0;
    double saturation = high == 0 ? 0 : (double) (high - low) / high;
    if (value < DARK) {
      return BLACK;
    }
    if (saturation < PALE) {
      return value > BRIGHT ? WHITE : GRAY;
    }
    return ofHue(hue(red, green, blue, high, low), saturation, value);
  }

  /** Degrees, 0 = red, 120 = green. */
  private static double hue(int red, int green, int blue, int high, int low) {
    double range = high - low;
    double sixth;
    if (high == red) {
      sixth = (green - blue) / range;
    } else if (high == green) {
      sixth = 2 + (blue - red) / range;
    } else {
      sixth = 4 + (red - green) / range;
    }
    return (60 * sixth + 360) % 360;
  }

  private static NamedColor ofHue(double hue, double saturation, double value) {
    if (hue < 15 || hue >= 345) {
      return value > BRIGHT && saturation < 0.5 ? PINK : RED;
    }
    if (hue < 45) {
      if (value > BRIGHT) {
        return saturation < 0.45 ? BEIGE : ORANGE;
      }
      return BROWN;
    }
    if (hue < 70) {
      return value > 0.6 ? YELLOW : KHAKI;
    }
    if (hue < 170) {
      return GREEN;
    }
    if (hue < 260) {
      return BLUE;
    }
    if (hue < 300) {
      return PURPLE;
    }
    return value > 0.6 ? PINK : PURPLE;
  }
}
