package dev.perigee.descriptor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.DescriptorVersions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RowMapTest {
  private static final byte[] COMPONENTS = new byte[128];

  @Property(tries = 100)
  void it_finds_what_a_plain_map_finds(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int operations) {
    Partition partition = new Partition(DescriptorVersions.get(1002), 0);
    RowMap map = new RowMap(partition);
    Map<UUID, Integer> model = new HashMap<>();
    Random random = new Random(seed);

    for (int i = 0; i < operations; i++) {
      UUID id = new UUID(0, random.nextInt(60));
      if (random.nextInt(3) == 0) {
        Integer row = model.remove(id);
        map.remove(id);
        if (row != null) {
          partition.release(row);
        }
      } else if (!model.containsKey(id)) {
        int row = partition.allocate();
        partition.chunkOf(row).write(row, entry(id), COMPONENTS);
        map.put(id, row);
        model.put(id, row);
      }
    }

    for (int i = 0; i < 60; i++) {
      UUID id = new UUID(0, i);
      assertThat(map.get(id)).isEqualTo(model.getOrDefault(id, -1));
    }
  }

  private static IndexEntry entry(UUID id) {
    return new IndexEntry(
        dev.perigee.descriptor.IndexOrigin.FACE, id, new UUID(9, 9), 1, 1, List.of(), Set.of());
  }
}
