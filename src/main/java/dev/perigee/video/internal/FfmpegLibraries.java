package dev.perigee.video.internal;

import dev.perigee.vision.NativeLibraries;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/** Loads FFmpeg once: only what reads files and decodes them. */
final class FfmpegLibraries {
  /** In the order of their needs: a file finds what was loaded before by its name. */
  private static final List<String> FILES =
      List.of(
          "libdrm.so.2",
          "libva.so.2",
          "libva-drm.so.2",
          "libavutil.so.60",
          "libswresample.so.6",
          "libavcodec.so.62",
          "libavformat.so.62",
          "libswscale.so.9",
          "libjniavutil.so",
          "libjniavcodec.so",
          "libjniavformat.so",
          "libjniswscale.so");

  private static boolean loaded;

  private FfmpegLibraries() {}

  /**
   * Later calls do nothing.
   *
   * @param data folder of the server, where libraries of the class path are unpacked
   * @param libraries folder that holds them already
   */
  static synchronized void load(Path data, Optional<Path> libraries) {
    if (loaded) {
      return;
    }
    // The bridge itself, and how it looks for its files, is shared with OpenCV.
    NativeLibraries.loadImages(NativeLibraries.cacheDirectory(data), libraries);
    libraries
        .map(folder -> folder.resolve("ffmpeg").toAbsolutePath())
        .ifPresent(folder -> FILES.forEach(f -> System.load(folder.resolve(f).toString())));
    Loader.load(avutil.class);
    Loader.load(avcodec.class);
    Loader.load(avformat.class);
    Loader.load(swscale.class);
    // What is wrong with a file is told by return values; the rest would fill the log.
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    loaded = true;
  }
}
