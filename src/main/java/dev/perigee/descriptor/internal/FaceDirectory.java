package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.DescriptorVersion;
import dev.perigee.descriptor.DescriptorVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Applies writes: knows the rows of every face in every partition. Faces are spread over stripes; a
 * stripe serialises the writes of its faces, writes to others go on beside it.
 */
final class FaceDirectory {
  private static final int STRIPE_BITS = 6;

  private final Stripe[] stripes = new Stripe[1 << STRIPE_BITS];
  private final Map<Integer, Partition> byVersion = new TreeMap<>();
  private volatile List<Partition> partitions = List.of();

  FaceDirectory() {
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
    stripe(entry.faceId()).put(entry, targets);
  }

  void remove(UUID faceId, long revision) {
    stripe(faceId).remove(faceId, revision);
  }

  /** Row of the face in the partition, -1 when it has none. */
  int row(Partition partition, UUID faceId) {
    return stripe(faceId).row(partition, faceId);
  }

  long bytes() {
    long bytes = 0;
    for (Stripe stripe : stripes) {
      bytes += stripe.bytes();
    }
    return bytes;
  }

  private Stripe stripe(UUID faceId) {
    return stripes[(int) (RowMap.hash(faceId) >>> (Long.SIZE - STRIPE_BITS))];
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
