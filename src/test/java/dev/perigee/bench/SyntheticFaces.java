package dev.perigee.bench;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.descriptor.IndexOrigin;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Faces with random 512-byte descriptors: components spread as those of quantised unit vectors are
 * (standard deviation 512 / sqrt(512)), cheap enough to make a million of. The time of an exact
 * scan does not depend on the values.
 */
final class SyntheticFaces {
  private static final UUID ACCOUNT = new UUID(1, 1);

  private final SplittableRandom random;
  private long count;

  SyntheticFaces(long seed) {
    random = new SplittableRandom(seed);
  }

  IndexEntry next() {
    byte[] components = new byte[512];
    for (int i = 0; i < components.length; i += 4) {
      long bits = random.nextLong();
      for (int j = 0; j < 4; j++) {
        // Sum of two uniform numbers of 0..55: standard deviation 22.9.
        int a = (int) (bits >>> (16 * j) & 0xFF) * 56 >> 8;
        int b = (int) (bits >>> (16 * j + 8) & 0xFF) * 56 >> 8;
        components[i + j] = (byte) (a + b - 55);
      }
    }
    return new IndexEntry(
        IndexOrigin.FACE,
        new UUID(random.nextLong(), random.nextLong()),
        ACCOUNT,
        1,
        count++,
        List.of(new Descriptor(DescriptorVersions.FACE_512, components)),
        Set.of());
  }
}
