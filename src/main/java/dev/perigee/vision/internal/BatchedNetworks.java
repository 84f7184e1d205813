package dev.perigee.vision.internal;

import dev.perigee.vision.Stage;
import dev.perigee.vision.StageTimings;
import dev.perigee.vision.internal.model.ModelManifest;
import dev.perigee.vision.internal.net.BatchedNetwork;
import java.util.LinkedHashMap;
import java.util.Map;

/** One {@link BatchedNetwork} for every manifest that is asked for. */
final class BatchedNetworks implements AutoCloseable {
  private final Map<String, BatchedNetwork> networks = new LinkedHashMap<>();
  private final int workers;
  private final StageTimings timings;

  /**
   * @param workers batches of one network under way at once
   */
  BatchedNetworks(int workers, StageTimings timings) {
    this.workers = workers;
    this.timings = timings;
  }

  synchronized BatchedNetwork of(ModelManifest model) {
    Stage stage = model.descriptor() == null ? Stage.ESTIMATE : Stage.DESCRIPTOR;
    return networks.computeIfAbsent(
        model.id(), id -> new BatchedNetwork(model, workers, stage, timings));
  }

  @Override
  public synchronized void close() {
    networks.values().forEach(BatchedNetwork::close);
  }
}
