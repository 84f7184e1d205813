package dev.perigee.vision;

import java.util.Optional;
import java.util.Set;

/** The image formats the program reads, told apart by their first bytes. */
public enum ImageFormat {
  JPEG("image/jpeg"),
  PNG("image/png"),
  BMP("image/bmp"),
  TIFF("image/tiff"),
  /** Netpbm: P1..P6, plain and raw bitmaps, graymaps and pixmaps. */
  PNM("image/x-portable-pixmap"),
  /** The first picture of it, when it moves. */
  GIF("image/gif");

  /** Sizes that a BMP information header may state. */
  private static final Set<Integer> BMP_HEADERS = Set.of(12, 40, 52, 56, 64, 108, 124);

  private final String mediaType;

  ImageFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The content type under which this format is sent. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * The format that the data starts like, empty when it is none of ours. Reads 18 bytes at most.
   */
  public static Optional<ImageFormat> sniff(byte[] data) {
    if (startsWith(data, 'G', 'I', 'F', '8', '9', 'a')
        || startsWith(data, 'G', 'I', 'F', '8', '7', 'a')) {
      return Optional.of(GIF);
    }
    if (startsWith(data, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(JPEG);
    }
    if (startsWith(data, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return Optional.of(PNG);
    }
    if (startsWith(data, 'I', 'I', 42, 0) || startsWith(data, 'M', 'M', 0, 42)) {
      return Optional.of(TIFF);
    }
    if (startsWith(data, 'B', 'M') && data.length >= 18 && BMP_HEADERS.contains(bmpHeader(data))) {
      return Optional.of(BMP);
    }
    if (data.length >= 3 && data[0] == 'P' && data[1] >= '1' && data[1] <= '6') {
      return data[2] == '#' || Character.isWhitespace(data[2])
          ? Optional.of(PNM)
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static int bmpHeader(byte[] data) {
    return (data[14] & 0xFF) | (data[15] & 0xFF) << 8 | (data[16] & 0xFF) << 16 | data[17] << 24;
  }

  private static boolean startsWith(byte[] data, int... magic) {
    if (data.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((data[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
