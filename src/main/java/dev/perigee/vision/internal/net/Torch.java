package dev.perigee.vision.internal.net;

import ai.djl.engine.Engine;
import java.nio.file.Path;

/** Starts PyTorch once, from the class path, without a network and without telemetry. */
public final class Torch {
  static final String ENGINE = "PyTorch";

  private Torch() {}

  /** Unpacks and loads the native libraries; later calls do nothing. */
  public static void start(Path cacheDirectory) {
    System.setProperty("DJL_CACHE_DIR", cacheDirectory.resolve("djl").toString());
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    // Photos are worked on in parallel; threads inside one operation would only compete.
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    // The optimiser costs 40 ms at the first runs of a network and gains nothing on frozen graphs.
    System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    Engine.getEngine(ENGINE);
  }
}
