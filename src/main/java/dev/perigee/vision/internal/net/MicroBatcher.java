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
 * Gathers pictures of many callers into batches for a network. A worker takes its share of what
 * waits, up to the limit, and never waits for more: batches grow by themselves when there is more
 * work than workers, and a lone picture is not delayed. It leaves the others their share, because a
 * worker that took everything would let their cores rest while all callers wait for it.
 */
public final class MicroBatcher implements AutoCloseable {
  private record Job(Tensor picture, CompletableFuture<float[][]> result) {}

  private final Function<Tensor, float[][]> network;
  private final int workerCount;
  private final int maxBatch;
  private final Stage stage;
  private final StageTimings timings;
  private final BlockingQueue<Job> queue;
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean closed;

  /**
   * @param name of the worker threads
   * @param network answers a batch; each output holds the pictures' answers in a row
   * @param capacity pictures that may wait; {@link #submit} blocks beyond
   * @param stage under which the time is counted
   */
  public MicroBatcher(
      String name,
      Function<Tensor, float[][]> network,
      int workerCount,
      int maxBatch,
      int capacity,
      Stage stage,
      StageTimings timings) {
    this.network = network;
    this.workerCount = workerCount;
    this.maxBatch = maxBatch;
    this.stage = stage;
    this.timings = timings;
    this.queue = new ArrayBlockingQueue<>(capacity);
    for (int i = 0; i < workerCount; i++) {
      workers.add(Thread.ofPlatform().daemon().name(name + "-" + i).start(this::work));
    }
  }

  /**
   * Hands a picture over. Blocks while the queue is full, which is how photos that are already
   * admitted slow down to the pace of the network.
   *
   * @return the outputs of the network for this picture; completes on a worker
   */
  public CompletableFuture<float[][]> submit(Tensor picture) throws InterruptedException {
    CompletableFuture<float[][]> result = new CompletableFuture<>();
    queue.put(new Job(picture, result));
    if (closed) {
      failWaiting();
    }
    return result;
  }

  private void work() {
    List<Job> batch = new ArrayList<>(maxBatch);
    while (!closed) {
      try {
        batch.add(queue.take());
      } catch (InterruptedException e) {
        return; // close() asks us to end
      }
      int share = Math.ceilDiv(queue.size() + 1, workerCount);
      queue.drainTo(batch, Math.min(share, maxBatch) - 1);
      run(batch);
      batch.clear();
    }
  }

  private void run(List<Job> batch) {
    try {
      long start = System.nanoTime();
      float[][] outputs = network.apply(Tensor.stack(batch.stream().map(Job::picture).toList()));
      timings.add(stage, batch.size(), System.nanoTime() - start);
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).result.complete(part(outputs, i, batch.size()));
      }
    } catch (RuntimeException e) {
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
    left.forEach(job -> job.result.completeExceptionally(new CancellationException("closed")));
  }

  @Override
  public void close() {
    closed = true;
    workers.forEach(Thread::interrupt);
    failWaiting();
  }
}
