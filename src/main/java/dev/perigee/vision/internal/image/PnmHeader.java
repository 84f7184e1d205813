package dev.perigee.vision.internal.image;

import dev.perigee.vision.ImageFormat;

/** Netpbm P1..P6: a text header, then pixels as text (1..3) or bytes (4..6). */
final class PnmHeader {
  private final HeaderBytes in;
  private int at = 2;

  private PnmHeader(HeaderBytes in) {
    this.in = in;
  }

  static ImageHeader read(byte[] data, ImageHeader.SizeCheck size) {
    HeaderBytes in = new HeaderBytes(data, ImageFormat.PNM, false);
    PnmHeader pnm = new PnmHeader(in);
    int kind = data[1] - '0';
    boolean bitmap = kind == 1 || kind == 4;
    long width = pnm.number();
    long height = pnm.number();
    ImageHeader header = size.check(width, height);
    long max = bitmap ? 1 : pnm.number();
    in.check(max >= 1 && max <= 65_535);
    long samples = width * height * (kind % 3 == 0 ? 3 : 1);
    in.require(
        pnm.at,
        switch (kind) {
          case 1 -> samples; // digits need no space between them
          case 2, 3 -> 2 * samples - 1; // a digit and a space each, but for the last
          case 4 -> 1 + (width + 7) / 8 * height;
          default -> 1 + samples * (max > 255 ? 2 : 1);
        });
    return header;
  }

  /** The next decimal number, after white space and comments. */
  private long number() {
    while (true) {
      int c = in.u8(at);
      if (c == '#') {
        while (in.u8(at) != '\n') {
          at++;
        }
      } else if (!Character.isWhitespace(c)) {
        break;
      }
      at++;
    }
    long value = 0;
    int digits = 0;
    for (; at < in.length() && Character.isDigit(in.u8(at)); at++) {
      value = value * 10 + in.u8(at) - '0';
      in.check(++digits <= 10);
    }
    in.check(digits > 0);
    return value;
  }
}
