package dev.perigee.vision.internal.net;

import ai.djl.engine.Engine;
import java.nio.file.Path;
import java.util.Optional;

/** Starts PyTorch once, without a network and without telemetry. */
public final class Torch {
  static final String ENGINE = "PyTorch";

  /** Version of the libraries, as pinned in the build; their folder does not state it. */
  private static final String VERSION = "2.7.1";

  private Torch() {}

  /**
   * Loads the native libraries; later calls do nothing.
   *
   * @param cacheDirectory where those of the class path are unpacked
   * @param libraries folder that holds them already
   */
  public static void start(Path cacheDirectory, Optional<Path> libraries) {
    libraries.ifPresent(Torch::use);
    System.setProperty("DJL_CACHE_DIR", cacheDirectory.resolve("djl").toString());
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    // Photos are worked on in parallel; threads inside one operation would only compete.
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    // The optimiser costs 40 ms at the first runs of a network and gains nothing on frozen graphs.
    System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    Engine.getEngine(ENGINE);
    TorchLog.errorsOnly();
  }

  /** DJL loads every library that it finds in the folder, so nothing else may lie there. */
  private static void use(Path libraries) {
    Path folder = libraries.resolve("pytorch").toAbsolutePath();
    System.setProperty("PYTORCH_LIBRARY_PATH", folder.toString());
    System.setProperty("PYTORCH_VERSION", VERSION);
    System.setProperty("PYTORCH_FLAVOR", "cpu");
  }
}
