package dev.perigee.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The bound that no scan can pass: adding up the same amount of memory, in the same chunks and
 * windows, with nothing else done.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReadLimitBenchmark {
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int ROW = 512;
  private static final int CHUNK = 65_536 * ROW;
  private static final int WINDOW = CHUNK / 4;

  @Param({"200000", "1000000"})
  public int rows;

  @Param({"1", "2"})
  public int threads;

  private final List<byte[]> windows = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();
  private ExecutorService pool;

  @Setup(Level.Trial)
  public void fill() {
    pool = Executors.newFixedThreadPool(threads);
    for (long left = (long) rows * ROW; left > 0; left -= CHUNK) {
      byte[] chunk = new byte[CHUNK];
      new java.util.Random(left).nextBytes(chunk);
      for (int offset = 0; offset < Math.min(left, CHUNK); offset += WINDOW) {
        windows.add(chunk);
        offsets.add(offset);
      }
    }
  }

  @TearDown(Level.Trial)
  public void close() {
    pool.shutdown();
  }

  @Benchmark
  public int read() throws Exception {
    AtomicInteger next = new AtomicInteger();
    Callable<Integer> reader =
        () -> {
          int sum = 0;
          for (int i = next.getAndIncrement(); i < windows.size(); i = next.getAndIncrement()) {
            long rest = (long) rows * ROW - (long) i * WINDOW;
            sum += sum(windows.get(i), offsets.get(i), (int) Math.min(WINDOW, rest));
          }
          return sum;
        };
    List<Future<Integer>> parts = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      parts.add(pool.submit(reader));
    }
    int sum = reader.call();
    for (Future<Integer> part : parts) {
      sum += part.get();
    }
    return sum;
  }

  private static int sum(byte[] bytes, int from, int length) {
    IntVector a = IntVector.zero(INTS);
    IntVector b = IntVector.zero(INTS);
    int step = BYTES.length();
    for (int i = from; i < from + length; i += 2 * step) {
      a = a.add(ByteVector.fromArray(BYTES, bytes, i).reinterpretAsInts());
      b = b.add(ByteVector.fromArray(BYTES, bytes, i + step).reinterpretAsInts());
    }
    return a.add(b).reduceLanes(VectorOperators.ADD);
  }
}
