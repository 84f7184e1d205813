package dev.perigee.vision.internal;

import dev.perigee.vision.Stage;
import dev.perigee.vision.StageTimings;
import dev.perigee.vision.internal.model.ModelManifest;
import dev.perigee.vision.internal.net.BatchedNetwork;
import dev.perigee.vision.internal.net.SparePower;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;

/** One {@link BatchedNetwork} for every manifest that is asked for. */
final class BatchedNetworks implements AutoCloseable {
  private final Map<String, BatchedNetwork> networks = new ConcurrentHashMap<>();
  private final StageTimings timings;

  /** Cores that help, on threads of the JVM's common pool. */
  final SparePower power;

  /**
   * @param cores that work on photos
   * @param spare whether one of them has nothing to do
   */
  BatchedNetworks(int cores, BooleanSupplier spare, StageTimings timings) {
    this.timings = timings;
    this.power = new SparePower(cores, spare, ForkJoinPool.commonPool(), this::help);
  }

  BatchedNetwork of(ModelManifest model) {
    Stage stage = model.descriptor() == null ? Stage.ESTIMATE : Stage.DESCRIPTOR;
    return networks.computeIfAbsent(
        model.id(), id -> new BatchedNetwork(model, power, stage, timings));
  }

  /**
   * Runs what waits for the networks, on the calling thread, until nothing does. Who submits
   * pictures calls this afterwards. An answer may make its caller submit to another network: that
   * happens within this call and is seen to by it.
   */
  void help() {
    boolean worked = true;
    while (worked) {
      worked = false;
      for (BatchedNetwork network : networks.values()) {
        worked |= network.runBatch();
      }
    }
  }

  @Override
  public void close() {
    networks.values().forEach(BatchedNetwork::close);
  }
}
