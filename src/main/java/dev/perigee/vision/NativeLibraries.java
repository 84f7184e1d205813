package dev.perigee.vision;

import dev.perigee.vision.internal.image.NativeImages;
import dev.perigee.vision.internal.net.Torch;
import java.nio.file.Path;

/** PyTorch and OpenCV, carried on the class path. */
public final class NativeLibraries {
  private NativeLibraries() {}

  /** Where they are unpacked: about 500 MB, made at the first start. */
  public static Path cacheDirectory(Path data) {
    return data.resolve("native");
  }

  /**
   * Unpacks and loads them; blocks for seconds the first time. {@link FaceVision} does so itself
   * when it has to: calling this earlier, on the side, only saves the time.
   */
  public static void load(Path cacheDirectory) {
    NativeImages.load(cacheDirectory);
    Torch.start(cacheDirectory);
  }
}
