package dev.perigee.descriptor;

import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Consumer;

/**
 * The stored truth of one origin. The index is filled from every bean of this type when the program
 * starts, and compared with them by the audit.
 */
public interface IndexSource {

  /** IndexOrigin of all entries. */
  IndexOrigin origin();

  /** How many there are, roughly and cheaply; only for progress in the log. */
  Uni<Long> about();

  /**
   * Hands every entry with a descriptor over once, in no order.
   *
   * @param consumer called with portions, on worker threads, perhaps by several at once
   */
  Uni<Void> forEach(Consumer<List<IndexEntry>> consumer);
}
