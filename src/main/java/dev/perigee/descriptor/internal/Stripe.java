package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The faces whose ids hash to one stripe. Its monitor orders their writes and guards the reads of
 * their rows' ids and revisions.
 */
final class Stripe {

  /**
   * Revisions of faces without rows that are remembered. A put is overtaken by the remove of the
   * same face by milliseconds, so a bounded memory of the latest is enough.
   */
  private static final int TOMBSTONES = 1024;

  private final FaceDirectory directory;
  private final List<RowMap> maps = new ArrayList<>();
  private final Map<UUID, Long> tombstones =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
          return size() > TOMBSTONES;
        }
      };

  Stripe(FaceDirectory directory) {
    this.directory = directory;
  }

  /**
   * Applies a put unless a newer write of the face has been seen.
   *
   * @param targets partition of each of the entry's descriptors
   */
  synchronized void put(IndexEntry entry, Partition[] targets) {
    if (latest(entry.faceId()) > entry.revision()) {
      return;
    }
    tombstones.remove(entry.faceId());
    for (Partition partition : directory.partitions()) {
      if (!contains(targets, partition)) {
        removeFrom(partition, entry.faceId());
      }
    }
    for (int i = 0; i < targets.length; i++) {
      byte[] components = entry.descriptors().get(i).components();
      write(targets[i], entry, targets[i].version.signed(components));
    }
    if (targets.length == 0) {
      tombstones.put(entry.faceId(), entry.revision());
    }
  }

  synchronized void remove(UUID faceId, long revision) {
    if (latest(faceId) > revision) {
      return;
    }
    for (Partition partition : directory.partitions()) {
      removeFrom(partition, faceId);
    }
    tombstones.remove(faceId); // so that it counts as the youngest
    tombstones.put(faceId, revision);
  }

  synchronized int row(Partition partition, UUID faceId) {
    return map(partition).get(faceId);
  }

  synchronized long bytes() {
    long bytes = tombstones.size() * 120L;
    for (RowMap map : maps) {
      bytes += map.bytes();
    }
    return bytes;
  }

  private void write(Partition partition, IndexEntry entry, byte[] signed) {
    RowMap map = map(partition);
    int row = map.get(entry.faceId());
    boolean added = row < 0;
    if (added) {
      row = partition.allocate();
    }
    partition.chunkOf(row).write(Partition.inChunk(row), entry, signed);
    if (added) {
      map.put(entry.faceId(), row);
    }
  }

  private void removeFrom(Partition partition, UUID faceId) {
    RowMap map = map(partition);
    int row = map.get(faceId);
    if (row >= 0) {
      map.remove(faceId);
      partition.chunkOf(row).clear(Partition.inChunk(row));
      partition.release(row);
    }
  }

  /** Highest revision known of the face. */
  private long latest(UUID faceId) {
    long latest = tombstones.getOrDefault(faceId, Long.MIN_VALUE);
    for (Partition partition : directory.partitions()) {
      int row = map(partition).get(faceId);
      if (row >= 0) {
        latest = Math.max(latest, partition.chunkOf(row).revision(Partition.inChunk(row)));
      }
    }
    return latest;
  }

  private RowMap map(Partition partition) {
    while (maps.size() <= partition.ordinal) {
      maps.add(new RowMap(directory.partitions().get(maps.size())));
    }
    return maps.get(partition.ordinal);
  }

  private static boolean contains(Partition[] targets, Partition partition) {
    for (Partition target : targets) {
      if (target == partition) {
        return true;
      }
    }
    return false;
  }
}
