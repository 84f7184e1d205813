package dev.perigee.bench;

import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.internal.InMemoryDescriptorIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How fast one thread fills an empty index, as the start of the program does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class IndexLoadBenchmark {
  private static final int FACES = 400_000;

  private final List<IndexEntry> entries = new ArrayList<>(FACES);
  private InMemoryDescriptorIndex index;

  @Setup(Level.Trial)
  public void make() {
    SyntheticFaces faces = new SyntheticFaces(2);
    for (int i = 0; i < FACES; i++) {
      entries.add(faces.next());
    }
  }

  @Setup(Level.Invocation)
  public void open() {
    index = new InMemoryDescriptorIndex("auto", 1, 16);
  }

  @TearDown(Level.Invocation)
  public void close() {
    index.close();
  }

  @Benchmark
  @OperationsPerInvocation(FACES)
  public InMemoryDescriptorIndex put() {
    for (IndexEntry entry : entries) {
      index.put(entry);
    }
    return index;
  }
}
