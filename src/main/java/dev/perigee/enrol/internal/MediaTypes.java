package dev.perigee.enrol.internal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Content types of photos, by file name. */
final class MediaTypes {
  private static final String PNM = "image/x-portable-pixmap";
  private static final Map<String, String> BY_EXTENSION =
      Map.of(
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "png", "image/png",
          "bmp", "image/bmp",
          "tif", "image/tiff",
          "tiff", "image/tiff",
          "ppm", PNM,
          "pgm", PNM,
          "pbm", PNM,
          "pnm", PNM);

  private MediaTypes() {}

  /** Empty when the name is not that of a photo the server takes. */
  static Optional<String> of(Path file) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_EXTENSION.get(extension));
  }
}
