package dev.perigee.descriptor;

import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.UUID;

/**
 * Checksum of a set of faces and events with descriptors, independent of their order: the sum of
 * one 64-bit hash per descriptor over origin, id, account, groups, version and components. Equal
 * for the index and for the database rows it should mirror; finds losses and mix-ups, not
 * forgeries.
 *
 * @param descriptors how many were counted
 * @param hash sum of their hashes, modulo 2^64
 */
public record IndexFingerprint(long descriptors, long hash) {

  /** Of nothing. */
  public static final IndexFingerprint EMPTY = new IndexFingerprint(0, 0);

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

  /** This set and the descriptors of one entry. Revision and creation time do not count. */
  public IndexFingerprint plus(IndexEntry entry) {
    IndexFingerprint sum = this;
    for (Descriptor descriptor : entry.descriptors()) {
      sum = sum.plus(entry.origin(), entry.id(), entry.accountId(), entry.groupIds(), descriptor);
    }
    return sum;
  }

  /** This set and one descriptor of a face or event. */
  public IndexFingerprint plus(
      IndexOrigin origin,
      UUID id,
      UUID accountId,
      Collection<UUID> groupIds,
      Descriptor descriptor) {
    long lists = 0;
    for (UUID list : groupIds) {
      lists += next(next(STEP, list.getMostSignificantBits()), list.getLeastSignificantBits());
    }
    long kind = (long) origin.ordinal() << Integer.SIZE | descriptor.version();
    long h = next(kind, id.getMostSignificantBits());
    h = next(h, id.getLeastSignificantBits());
    h = next(h, accountId.getMostSignificantBits());
    h = next(h, accountId.getLeastSignificantBits());
    h = next(h, lists);
    byte[] components = descriptor.components();
    for (int i = 0; i + Long.BYTES <= components.length; i += Long.BYTES) {
      h = next(h, (long) LONGS.get(components, i));
    }
    return new IndexFingerprint(descriptors + 1, hash + h);
  }

  /** Union of two disjoint sets. */
  public IndexFingerprint plus(IndexFingerprint other) {
    return new IndexFingerprint(descriptors + other.descriptors, hash + other.hash);
  }

  /** One round: the finaliser of SplitMix64 over the state and the next word. */
  private static long next(long state, long word) {
    long z = (state ^ word) * 0xBF58_476D_1CE4_E5B9L + STEP;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
