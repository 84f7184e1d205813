package dev.perigee.vision.internal.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;

/** Loads OpenCV once: only core, imgproc and imgcodecs. */
public final class NativeImages {
  /** In the order of their needs: a file finds what was loaded before by its name. */
  private static final List<String> FILES =
      List.of(
          "libjnijavacpp.so",
          "libopenblas.so.0",
          "libopencv_core.so.413",
          "libopencv_imgproc.so.413",
          "libopencv_imgcodecs.so.413",
          "libjniopencv_core.so",
          "libjniopencv_imgproc.so",
          "libjniopencv_imgcodecs.so");

  private NativeImages() {}

  /**
   * Loads and configures the libraries; later calls do nothing.
   *
   * @param cacheDirectory where those of the class path are unpacked
   * @param libraries folder that holds them already
   */
  public static void load(Path cacheDirectory, Optional<Path> libraries) {
    libraries.ifPresent(NativeImages::use);
    System.setProperty(
        "org.bytedeco.javacpp.cachedir", cacheDirectory.resolve("opencv").toString());
    // JavaCPP's own limit counts the memory of the whole process, PyTorch's included.
    System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    // Without this JavaCPP searches the whole class path for two dozen CUDA libraries: a second.
    System.setProperty("org.bytedeco.javacpp.platform.extension", "");
    Holder.load();
  }

  /**
   * Loads the files ourselves: JavaCPP would unpack and link what it finds, which needs reflection
   * on the classes that describe the libraries and takes a second.
   */
  private static void use(Path libraries) {
    System.setProperty("org.bytedeco.javacpp.loadlibraries", "false");
    Path folder = libraries.resolve("opencv").toAbsolutePath();
    FILES.forEach(file -> System.load(folder.resolve(file).toString()));
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
