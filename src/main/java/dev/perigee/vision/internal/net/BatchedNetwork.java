package dev.perigee.vision.internal.net;

import dev.perigee.vision.Stage;
import dev.perigee.vision.StageTimings;
import dev.perigee.vision.internal.model.ModelManifest;
import java.util.concurrent.CompletableFuture;

/**
 * A network that is loaded when it is first used, and from then on answers the pictures of all
 * callers in batches. {@link Torch#start} must have been called by then.
 */
public final class BatchedNetwork implements AutoCloseable {
  private static final int MAX_BATCH = 8;
  private static final int WAITING_PICTURES = 256;

  private final ModelManifest model;
  private final int workers;
  private final Stage stage;
  private final StageTimings timings;
  private Network network;
  private volatile MicroBatcher batcher;

  /**
   * @param workers batches under way at once
   * @param stage under which the time is counted
   */
  public BatchedNetwork(ModelManifest model, int workers, Stage stage, StageTimings timings) {
    this.model = model;
    this.workers = workers;
    this.stage = stage;
    this.timings = timings;
  }

  public ModelManifest model() {
    return model;
  }

  /** See {@link MicroBatcher#submit}. */
  public CompletableFuture<float[][]> submit(Tensor picture) throws InterruptedException {
    MicroBatcher ready = batcher;
    return (ready == null ? load() : ready).submit(picture);
  }

  private synchronized MicroBatcher load() {
    if (batcher == null) {
      network = Network.load(model.weights());
      batcher =
          new MicroBatcher(
              model.id(),
              network::run,
              workers,
              model.batch() ? MAX_BATCH : 1,
              WAITING_PICTURES,
              stage,
              timings);
    }
    return batcher;
  }

  @Override
  public synchronized void close() {
    if (batcher != null) {
      batcher.close();
      network.close();
    }
  }
}
