package dev.perigee.blob.internal.rest;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Names under which clients save objects. */
final class FileNames {
  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry("application/json", ".json"),
          Map.entry("application/pdf", ".pdf"),
          Map.entry("application/zip", ".zip"),
          Map.entry("application/xml", ".xml"),
          Map.entry("application/gzip", ".gz"),
          Map.entry("text/plain", ".txt"),
          Map.entry("text/csv", ".csv"),
          Map.entry("text/html", ".html"),
          Map.entry("image/jpeg", ".jpg"),
          Map.entry("image/png", ".png"),
          Map.entry("image/gif", ".gif"),
          Map.entry("image/bmp", ".bmp"),
          Map.entry("image/tiff", ".tiff"),
          Map.entry("image/webp", ".webp"),
          Map.entry("audio/mpeg", ".mp3"),
          Map.entry("video/mp4", ".mp4"),
          Map.entry("video/webm", ".webm"),
          Map.entry("video/x-matroska", ".mkv"));

  private FileNames() {}

  static String of(UUID id, String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return id + ENDINGS.getOrDefault(type, ".bin");
  }
}
