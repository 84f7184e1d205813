package dev.perigee.vision.internal.image;

import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;

/** Loads OpenCV once: only core, imgproc and imgcodecs, unpacked into our cache directory. */
public final class NativeImages {
  private NativeImages() {}

  /** Loads and configures the libraries; later calls do nothing. */
  public static void load(Path cacheDirectory) {
    System.setProperty(
        "org.bytedeco.javacpp.cachedir", cacheDirectory.resolve("opencv").toString());
    // JavaCPP's own limit counts the memory of the whole process, PyTorch's included.
    System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    Holder.load();
  }

  private static final class Holder {
    static {
      Loader.load(opencv_core.class);
      Loader.load(opencv_imgproc.class);
      Loader.load(opencv_imgcodecs.class);
      // Photos are worked on in parallel; threads inside one operation would only compete.
      opencv_core.setNumThreads(1);
    }

    static void load() {}
  }
}
