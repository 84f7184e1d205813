package dev.perigee.vision.internal.net;

import dev.perigee.vision.Stage;
import dev.perigee.vision.StageTimings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Gathers pictures of many callers into batches for a network. It has no threads: who has handed
 * pictures over and has nothing else to do runs what waits, its own pictures and those of others,
 * and cores without work are asked to join in. Nothing ever waits for more pictures to come.
 */
final class MicroBatcher implements AutoCloseable {
  private record Job(Tensor picture, CompletableFuture<float[][]> result) {}

  private final Function<Tensor, float[][]> network;
  private final int maxBatch;
  private final SparePower power;
  private final Stage stage;
  private final StageTimings timings;
  private final BlockingQueue<Job> queue;
  private volatile boolean closed;

  /**
   * @param network answers a batch; each output holds the pictures' answers in a row
   * @param capacity pictures that may wait; {@link #submit} runs some of them itself beyond
   * @param power is told of every picture
   * @param stage under which the time is counted
   */
  MicroBatcher(
      Function<Tensor, float[][]> network,
      int maxBatch,
      int capacity,
      SparePower power,
      Stage stage,
      StageTimings timings) {
    this.network = network;
    this.maxBatch = maxBatch;
    this.power = power;
    this.stage = stage;
    this.timings = timings;
    this.queue = new ArrayBlockingQueue<>(capacity);
  }

  /**
   * Hands a picture over. The caller must see to it that {@link #runBatch} is called afterwards
   * until it tells that nothing waits.
   *
   * @return the outputs of the network for this picture; completes on whichever thread ran it
   */
  CompletableFuture<float[][]> submit(Tensor picture) {
    CompletableFuture<float[][]> result = new CompletableFuture<>();
    while (!queue.offer(new Job(picture, result))) {
      runBatch();
    }
    power.arrived();
    if (closed) {
      failWaiting();
    }
    return result;
  }

  /**
   * Runs one batch on the calling thread: when several threads may take part its share of what
   * waits, else all of it, up to the limit.
   *
   * @return whether something waited
   */
  boolean runBatch() {
    Job first = queue.poll();
    if (first == null) {
      return false;
    }
    List<Job> batch = new ArrayList<>(maxBatch);
    batch.add(first);
    int share = Math.ceilDiv(queue.size() + 1, power.threads());
    queue.drainTo(batch, Math.min(share, maxBatch) - 1);
    power.taken(batch.size());
    run(batch);
    return true;
  }

  private void run(List<Job> batch) {
    try {
      long start = System.nanoTime();
      float[][] outputs = network.apply(Tensor.stack(batch.stream().map(Job::picture).toList()));
      timings.add(stage, batch.size(), System.nanoTime() - start);
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).result.complete(part(outputs, i, batch.size()));
      }
    } catch (Throwable e) { // errors too: callers wait for these answers
      batch.forEach(job -> job.result.completeExceptionally(e));
    }
  }

  private static float[][] part(float[][] outputs, int index, int count) {
    float[][] part = new float[outputs.length][];
    for (int i = 0; i < outputs.length; i++) {
      int length = outputs[i].length / count;
      part[i] = Arrays.copyOfRange(outputs[i], index * length, (index + 1) * length);
    }
    return part;
  }

  private void failWaiting() {
    List<Job> left = new ArrayList<>();
    queue.drainTo(left);
    power.taken(left.size());
    left.forEach(job -> job.result.completeExceptionally(new CancellationException("closed")));
  }

  @Override
  public void close() {
    closed = true;
    failWaiting();
  }
}
