package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.Candidates;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.descriptor.IndexFingerprint;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.platform.work.OverloadedException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The index in the memory of this process; see {@code docs/adr/0003-descriptor-index.md} and {@code
 * docs/adr/0009-sketches.md}.
 */
public final class InMemoryDescriptorIndex implements DescriptorIndex, AutoCloseable {
  private final Map<IndexOrigin, Directory> directories = new EnumMap<>(IndexOrigin.class);
  private final SearchTimes times = new SearchTimes();
  private final Kernels kernels;
  private final MatcherPool pool;
  private final SearchQueue queue;

  /**
   * @param kernel {@code auto}, {@code scalar} or {@code vector-128|256|512}
   * @param threads matcher threads, 1 or more
   * @param queue searches that may wait for one, 1 or more
   */
  public InMemoryDescriptorIndex(String kernel, int threads, int queue) {
    this.kernels = ScanKernels.choose(kernel);
    this.pool = new MatcherPool(threads);
    this.queue = new SearchQueue(pool, kernels, threads, queue, times::answered);
    for (IndexOrigin origin : IndexOrigin.values()) {
      directories.put(origin, new Directory());
    }
  }

  /** Has the kernels compiled on a thread of its own, before searches need them. */
  void warmUp() {
    Thread.ofPlatform().daemon().name("matcher-warm-up").start(kernels::warmUp);
  }

  @Override
  public void put(IndexEntry entry) {
    for (Descriptor descriptor : entry.descriptors()) {
      checkLength(descriptor);
    }
    directories.get(entry.origin()).put(entry);
  }

  @Override
  public void remove(IndexOrigin origin, UUID id, long revision) {
    directories.get(origin).remove(id, revision);
  }

  @Override
  public int removeCreatedBefore(IndexOrigin origin, UUID accountId, long createdMicros) {
    return directories.get(origin).removeCreatedBefore(accountId, createdMicros);
  }

  @Override
  public CompletionStage<List<Match>> search(IndexQuery query) {
    checkLength(query.reference());
    if (query.limit() < 1) {
      throw new IllegalArgumentException("limit " + query.limit());
    }
    Directory directory = directories.get(query.candidates().origin());
    Partition partition = directory.partition(query.reference().version());
    if (partition == null) {
      return CompletableFuture.completedFuture(List.of());
    }
    Search search = new Search(query, directory, partition);
    try {
      queue.submit(search);
    } catch (OverloadedException full) {
      times.rejected();
      return CompletableFuture.failedFuture(full);
    }
    return search.answer();
  }

  @Override
  public long count(int version, Candidates candidates) {
    Directory directory = directories.get(candidates.origin());
    Partition partition = directory.partition(version);
    return partition == null
        ? 0
        : RowFilter.of(candidates, directory, partition).count(partition.chunks());
  }

  @Override
  public IndexStatistics statistics() {
    List<PartitionStatistics> parts = new ArrayList<>();
    long bytes = 0;
    for (Map.Entry<IndexOrigin, Directory> of : directories.entrySet()) {
      bytes += of.getValue().bytes();
      for (Partition partition : of.getValue().partitions()) {
        parts.add(
            new PartitionStatistics(
                of.getKey(), partition.version.number(), partition.size(), partition.bytes()));
      }
    }
    long rows = 0;
    for (PartitionStatistics part : parts) {
      rows += part.descriptors();
      bytes += part.bytes();
    }
    return new IndexStatistics(rows, bytes, kernels.scan().name(), parts, times.sum());
  }

  @Override
  public IndexFingerprint fingerprint() {
    IndexFingerprint sum = IndexFingerprint.EMPTY;
    for (Map.Entry<IndexOrigin, Directory> of : directories.entrySet()) {
      for (Partition partition : of.getValue().partitions()) {
        for (Chunk chunk : partition.chunks()) {
          sum = sum.plus(fingerprint(of.getKey(), partition, chunk));
        }
      }
    }
    return sum;
  }

  /** Stops the matcher threads; searches that wait are not answered. */
  @Override
  public void close() {
    pool.close();
  }

  private static IndexFingerprint fingerprint(
      IndexOrigin origin, Partition partition, Chunk chunk) {
    IndexFingerprint sum = IndexFingerprint.EMPTY;
    long[] live = new long[Chunk.ROWS / Long.SIZE];
    long stamp = chunk.lock.readLock();
    try {
      chunk.live().copyTo(live, 0);
      for (int word = 0; word < live.length; word++) {
        for (long left = live[word]; left != 0; left &= left - 1) {
          int row = word << 6 | Long.numberOfTrailingZeros(left);
          Memberships memberships = chunk.memberships();
          Descriptor stored =
              new Descriptor(
                  partition.version.number(), partition.version.stored(chunk.signed(row)));
          sum =
              sum.plus(
                  origin, chunk.id(row), memberships.account(row), memberships.groups(row), stored);
        }
      }
    } finally {
      chunk.lock.unlockRead(stamp);
    }
    return sum;
  }

  private static void checkLength(Descriptor descriptor) {
    int expected = DescriptorVersions.get(descriptor.version()).components();
    if (descriptor.components().length != expected) {
      throw new IllegalArgumentException(
          descriptor.components().length + " components where " + expected + " belong");
    }
  }
}
