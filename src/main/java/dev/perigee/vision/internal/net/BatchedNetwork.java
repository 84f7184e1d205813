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
  private static final int WAITING_PICTURES = 256;

  private final ModelManifest model;
  private final SparePower power;
  private final Stage stage;
  private final StageTimings timings;
  private Network network;
  private volatile MicroBatcher batcher;

  /**
   * @param power helps with what waits
   * @param stage under which the time is counted
   */
  public BatchedNetwork(ModelManifest model, SparePower power, Stage stage, StageTimings timings) {
    this.model = model;
    this.power = power;
    this.stage = stage;
    this.timings = timings;
  }

  public ModelManifest model() {
    return model;
  }

  /** See {@link MicroBatcher#submit}. */
  public CompletableFuture<float[][]> submit(Tensor picture) {
    MicroBatcher ready = batcher;
    return (ready == null ? load() : ready).submit(picture);
  }

  /** See {@link MicroBatcher#runBatch}. */
  public boolean runBatch() {
    MicroBatcher ready = batcher;
    return ready != null && ready.runBatch();
  }

  private synchronized MicroBatcher load() {
    if (batcher == null) {
      network = Network.load(model.weights());
      batcher =
          new MicroBatcher(
              network::run, model.batchSize(), WAITING_PICTURES, power, stage, timings);
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
