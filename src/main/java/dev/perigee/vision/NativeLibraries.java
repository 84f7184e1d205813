package dev.perigee.vision;

import dev.perigee.vision.internal.image.NativeImages;
import dev.perigee.vision.internal.net.Torch;
import java.nio.file.Path;
import java.util.Optional;

/** PyTorch and OpenCV, carried on the class path or in a folder beside the program. */
public final class NativeLibraries {
  private NativeLibraries() {}

  /** Where they are unpacked: about 500 MB, made at the first start. */
  public static Path cacheDirectory(Path data) {
    return data.resolve("native");
  }

  /**
   * Unpacks and loads them; blocks for seconds the first time. {@link FaceVision} does so itself
   * when it has to: calling this earlier, on the side, only saves the time.
   *
   * @param libraries folder that holds them already
   */
  public static void load(Path cacheDirectory, Optional<Path> libraries) {
    NativeImages.load(cacheDirectory, libraries);
    Torch.start(cacheDirectory, libraries);
  }

  /**
   * Loads only what images need, which is less than a second.
   *
   * @param libraries folder that holds them already
   */
  public static void loadImages(Path cacheDirectory, Optional<Path> libraries) {
    NativeImages.load(cacheDirectory, libraries);
  }
}
