package dev.perigee.face.internal;

import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.IndexOrigin;
import java.util.UUID;

/** What a committed transaction means for the descriptor index. */
sealed interface IndexChange {

  UUID faceId();

  long revision();

  void applyTo(DescriptorIndex index);

  /** The face is now as the entry says. */
  record Put(IndexEntry entry) implements IndexChange {
    @Override
    public UUID faceId() {
      return entry.id();
    }

    @Override
    public long revision() {
      return entry.revision();
    }

    @Override
    public void applyTo(DescriptorIndex index) {
      index.put(entry);
    }
  }

  /** The face is gone. */
  record Removed(UUID faceId, long revision) implements IndexChange {
    @Override
    public void applyTo(DescriptorIndex index) {
      index.remove(IndexOrigin.FACE, faceId, revision);
    }
  }
}
