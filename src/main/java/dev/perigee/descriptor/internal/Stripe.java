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

  private final Directory directory;
  private final List<RowMap> maps = new ArrayList<>();
  private final Map<UUID, Long> tombstones =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
          return size() > TOMBSTONES;
        }
      };

  Stripe(Directory directory) {
    this.directory = directory;
  }

  /**
   * Applies a put unless a newer write of the face has been seen.
   *
   * @param targets partition of each of the entry's descriptors
   */
  synchronized void put(IndexEntry entry, Partition[] targets) {
    if (latest(entry.id()) > entry.revision()) {
      return;
    }
    tombstones.remove(entry.id());
    for (Partition partition : directory.partitions()) {
      if (!contains(targets, partition)) {
        removeFrom(partition, entry.id());
      }
    }
    for (int i = 0; i < targets.length; i++) {
      byte[] components = entry.descriptors().get(i).components();
      write(targets[i], entry, targets[i].version.signed(components));
    }
    if (targets.length == 0) {
      tombstones.put(entry.id(), entry.revision());
    }
  }

  synchronized void remove(UUID id, long revision) {
    if (latest(id) > revision) {
      return;
    }
    for (Partition partition : directory.partitions()) {
      removeFrom(partition, id);
    }
    tombstones.remove(id); // so that it counts as the youngest
    tombstones.put(id, revision);
  }

  synchronized int row(Partition partition, UUID id) {
    return map(partition).get(id);
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
    int row = map.get(entry.id());
    boolean added = row < 0;
    if (added) {
      row = partition.allocate();
    }
    partition.chunkOf(row).write(Partition.inChunk(row), entry, signed);
    if (added) {
      map.put(entry.id(), row);
    }
  }

  private void removeFrom(Partition partition, UUID id) {
    RowMap map = map(partition);
    int row = map.get(id);
    if (row >= 0) {
      map.remove(id);
      partition.chunkOf(row).clear(Partition.inChunk(row));
      partition.release(row);
    }
  }

  /** Highest revision known of the face. */
  private long latest(UUID id) {
    long latest = tombstones.getOrDefault(id, Long.MIN_VALUE);
    for (Partition partition : directory.partitions()) {
      int row = map(partition).get(id);
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
