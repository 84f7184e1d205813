package dev.perigee.bench;

import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The baselines: a search through vectors of floats, and reading the memory with nothing done. */
final class FloatScan implements AutoCloseable {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int TOP = 100;

  private final ExecutorService pool;
  private final int threads;

  FloatScan(int threads) {
    this.threads = threads;
    this.pool = Executors.newFixedThreadPool(threads);
  }

  private interface Part {
    double of(int chunk);
  }

  static float[][] floats(Rows rows) {
    float[][] out = new float[rows.chunks.length][];
    for (int c = 0; c < out.length; c++) {
      byte[] bytes = rows.chunks[c];
      out[c] = new float[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        out[c][i] = bytes[i] / 512f;
      }
    }
    return out;
  }

  /** Sum over the threads' parts of one search for the best 100; the value is of no use. */
  double search(float[][] chunks, float[] query) throws Exception {
    return all(chunks.length, chunk -> scan(chunks[chunk], query));
  }

  /** Reads everything once. */
  double read(byte[][] chunks) throws Exception {
    return all(chunks.length, chunk -> sum(chunks[chunk]));
  }

  private double all(int chunks, Part part) throws Exception {
    AtomicInteger next = new AtomicInteger();
    Future<?>[] parts = new Future<?>[threads];
    for (int t = 0; t < threads; t++) {
      parts[t] =
          pool.submit(
              () -> {
                double sum = 0;
                for (int c = next.getAndIncrement(); c < chunks; c = next.getAndIncrement()) {
                  sum += part.of(c);
                }
                return sum;
              });
    }
    double sum = 0;
    for (Future<?> one : parts) {
      sum += (Double) one.get();
    }
    return sum;
  }

  private static double scan(float[] rows, float[] query) {
    PriorityQueue<Float> best = new PriorityQueue<>();
    float floor = -2;
    for (int offset = 0; offset < rows.length; offset += query.length) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int i = 0; i < query.length; i += FLOATS.length()) {
        sum =
            FloatVector.fromArray(FLOATS, rows, offset + i)
                .fma(FloatVector.fromArray(FLOATS, query, i), sum);
      }
      float dot = sum.reduceLanes(VectorOperators.ADD);
      if (dot > floor) {
        best.add(dot);
        if (best.size() > TOP) {
          best.poll();
          floor = best.peek();
        }
      }
    }
    return best.isEmpty() ? 0 : best.peek();
  }

  private static double sum(byte[] bytes) {
    IntVector a = IntVector.zero(INTS);
    IntVector b = IntVector.zero(INTS);
    int step = BYTES.length();
    for (int i = 0; i + 2 * step <= bytes.length; i += 2 * step) {
      a = a.add(ByteVector.fromArray(BYTES, bytes, i).reinterpretAsInts());
      b = b.add(ByteVector.fromArray(BYTES, bytes, i + step).reinterpretAsInts());
    }
    return a.add(b).reduceLanes(VectorOperators.ADD);
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
