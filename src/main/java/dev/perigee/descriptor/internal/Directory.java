package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.DescriptorVersion;
import dev.perigee.descriptor.DescriptorVersions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Applies writes of one origin: knows the rows of every face (or event, here called face too) in
 * every partition. Faces are spread over stripes; a stripe serialises the writes of its faces,
 * writes to others go on beside it.
 */
final class Directory {
  private static final int STRIPE_BITS = 6;

  private final Stripe[] stripes = new Stripe[1 << STRIPE_BITS];
  private final Map<Integer, Partition> byVersion = new TreeMap<>();
  private volatile List<Partition> partitions = List.of();

  Directory() {
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = new Stripe(this);
    }
  }

  /** Partitions that exist now, by ordinal. */
  List<Partition> partitions() {
    return partitions;
  }

  /** Partition of the version, null when nothing of it was ever put. */
  Partition partition(int version) {
    for (Partition partition : partitions) {
      if (partition.version.number() == version) {
        return partition;
      }
    }
    return null;
  }

  /** Applies a put unless a newer write of the face has been seen. */
  void put(IndexEntry entry) {
    Partition[] targets = new Partition[entry.descriptors().size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = partitionFor(entry.descriptors().get(i));
    }
    stripe(entry.id()).put(entry, targets);
  }

  void remove(UUID id, long revision) {
    stripe(id).remove(id, revision);
  }

  /**
   * Removes what was created before the time.
   *
   * @param accountId null for all
   * @return how many faces
   */
  int removeCreatedBefore(UUID accountId, long createdMicros) {
    Map<UUID, Long> old = new HashMap<>();
    for (Partition partition : partitions) {
      for (Chunk chunk : partition.chunks()) {
        chunk.createdBefore(accountId, createdMicros, old);
      }
    }
    old.forEach(this::remove);
    return old.size();
  }

  /** Row of the face in the partition, -1 when it has none. */
  int row(Partition partition, UUID id) {
    return stripe(id).row(partition, id);
  }

  long bytes() {
    long bytes = 0;
    for (Stripe stripe : stripes) {
      bytes += stripe.bytes();
    }
    return bytes;
  }

  private Stripe stripe(UUID id) {
    return stripes[(int) (RowMap.hash(id) >>> (Long.SIZE - STRIPE_BITS))];
  }

  private Partition partitionFor(Descriptor descriptor) {
    Partition known = partition(descriptor.version());
    return known != null ? known : create(DescriptorVersions.get(descriptor.version()));
  }

  private synchronized Partition create(DescriptorVersion version) {
    Partition partition = byVersion.get(version.number());
    if (partition == null) {
      partition = new Partition(version, byVersion.size());
      byVersion.put(version.number(), partition);
      List<Partition> more = new ArrayList<>(partitions);
      more.add(partition);
      partitions = List.copyOf(more);
    }
    return partition;
  }
}
