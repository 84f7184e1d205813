package dev.perigee.bench;

import dev.perigee.descriptor.Candidates;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndex.IndexQuery;
import dev.perigee.descriptor.DescriptorIndex.Match;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.descriptor.internal.InMemoryDescriptorIndex;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** One exact search at a time through all rows of the index: top 10 of random 512-byte rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class IndexScanBenchmark {
  private static final int QUERIES = 64;

  @Param({"200000", "1000000"})
  public int rows;

  @Param({"1", "2"})
  public int threads;

  @Param("auto")
  public String kernel;

  private InMemoryDescriptorIndex index;
  private final Descriptor[] queries = new Descriptor[QUERIES];
  private int next;

  @Setup(Level.Trial)
  public void fill() {
    index = new InMemoryDescriptorIndex(kernel, threads, 16);
    SyntheticFaces faces = new SyntheticFaces(1);
    for (int i = 0; i < rows; i++) {
      index.put(faces.next());
    }
    for (int i = 0; i < QUERIES; i++) {
      queries[i] = faces.next().descriptors().getFirst();
    }
    DescriptorIndex.IndexStatistics held = index.statistics();
    System.out.printf(
        "%n# %s, %.1f bytes per descriptor%n",
        held.kernel(), (double) held.bytes() / held.descriptors());
  }

  @TearDown(Level.Trial)
  public void close() {
    index.close();
  }

  @Benchmark
  public List<Match> search() throws Exception {
    Descriptor query = queries[next++ % QUERIES];
    return index
        .search(new IndexQuery(query, Candidates.of(IndexOrigin.FACE, null), 10, 0, true))
        .toCompletableFuture()
        .get();
  }
}
