package dev.perigee.descriptor;

import dev.perigee.platform.work.OverloadedException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Nearest-neighbour search over the descriptors of faces and events, always equal to the committed
 * state of the database.
 *
 * <p>Writers call {@link #put} or {@link #remove} after their transaction has committed and before
 * the reply leaves, so that a caller finds what it has just been told is stored. Two writers of one
 * face may arrive in either order: the higher revision wins.
 */
public interface DescriptorIndex {

  /**
   * Makes the entry the state of its face or event: adds it, or replaces descriptors, groups and
   * account of what is there. Ignored when a put or remove with a higher revision has been seen.
   * Keeps nothing of the entry's arrays; may be called from many threads at once.
   */
  void put(IndexEntry entry);

  /**
   * Forgets the face or event.
   *
   * @param revision revision of the delete; an older {@link #put} that arrives later is ignored
   */
  void remove(IndexOrigin origin, UUID id, long revision);

  /**
   * Forgets everything created before a time: the counterpart of a deletion by age. What is put
   * meanwhile with a higher revision stays.
   *
   * @param accountId null for all accounts
   * @param createdMicros microseconds since the epoch, exclusive
   * @return how many faces or events were forgotten
   */
  int removeCreatedBefore(IndexOrigin origin, UUID accountId, long createdMicros);

  /**
   * The best candidates of the query, best first; equal similarity: newer first, then by id.
   * Completes on a matcher thread. Fails with {@link OverloadedException} when the queue of the
   * matcher is full.
   */
  CompletionStage<List<Match>> search(IndexQuery query);

  /**
   * How many candidates of a descriptor version there are: what a search without limit would
   * compare.
   */
  long count(int version, Candidates candidates);

  /** Number of descriptors held, per origin and descriptor version, and what they cost. */
  IndexStatistics statistics();

  /**
   * Checksum of everything held, for comparison with the database. Meaningful while nothing is
   * written; reads every row.
   */
  IndexFingerprint fingerprint();

  /**
   * State of one face or event as the index should hold it.
   *
   * @param revision grows with every change of the face; what never changes may always give 1
   * @param createdMicros creation time, microseconds since the epoch: a filter, and breaks ties
   * @param descriptors at most one per version, of faces and bodies alike; empty when there is none
   *     (it is then not searchable)
   * @param groupIds lists of the face, or what an event is to be found by
   */
  record IndexEntry(
      IndexOrigin origin,
      UUID id,
      UUID accountId,
      long revision,
      long createdMicros,
      List<Descriptor> descriptors,
      Set<UUID> groupIds) {}

  /**
   * @param reference descriptor to look for; only candidates of its version are seen
   * @param limit how many at most, 1 or more
   * @param threshold least similarity, 0..1; 0 asks for the nearest whatever their similarity
   * @param exact true to compare with every candidate whatever it costs; else large sets of
   *     candidates go through a coarse first pass, which may miss some of the less similar
   */
  record IndexQuery(
      Descriptor reference, Candidates candidates, int limit, double threshold, boolean exact) {

    /** A query that may take the coarse first pass. */
    public IndexQuery(Descriptor reference, Candidates candidates, int limit, double threshold) {
      this(reference, candidates, limit, threshold, false);
    }
  }

  /**
   * @param id of the face or event
   * @param similarity 0..1 as defined for the version
   */
  record Match(UUID id, double similarity) {}

  /**
   * @param descriptors rows searchable now, all versions
   * @param bytes memory of rows, ids and bitmaps
   * @param kernel name of the scan kernel chosen at start, such as {@code vector-256}
   * @param partitions the same by origin and version
   * @param searches since the start
   */
  record IndexStatistics(
      long descriptors,
      long bytes,
      String kernel,
      List<PartitionStatistics> partitions,
      SearchStatistics searches) {}

  /**
   * @param count answered searches
   * @param coarse those of them that took the coarse first pass
   * @param rejected refused because too many waited
   * @param nanos time from call to answer, summed over the answered ones
   */
  record SearchStatistics(long count, long coarse, long rejected, long nanos) {}

  /**
   * @param version descriptor version
   * @param descriptors rows searchable now
   * @param bytes memory of rows, ids and bitmaps, without the tables that find them by id
   */
  record PartitionStatistics(IndexOrigin origin, int version, long descriptors, long bytes) {}
}
