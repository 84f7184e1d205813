package dev.perigee.descriptor;

import dev.perigee.platform.work.OverloadedException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Exact nearest-neighbour search over the descriptors of faces, always equal to the committed state
 * of the database.
 *
 * <p>Writers call {@link #put} or {@link #remove} after their transaction has committed and before
 * the reply leaves, so that a caller finds what it has just been told is stored. Two writers of one
 * face may arrive in either order: the higher revision wins.
 */
public interface DescriptorIndex {

  /**
   * Makes the entry the state of its face: adds it, or replaces descriptors, lists and account of
   * the face that is there. Ignored when a put or remove with a higher revision has been seen.
   * Keeps nothing of the entry's arrays; may be called from many threads at once.
   */
  void put(IndexEntry entry);

  /**
   * Forgets the face.
   *
   * @param revision revision of the delete; an older {@link #put} that arrives later is ignored
   */
  void remove(UUID faceId, long revision);

  /**
   * The best candidates of the query, best first; equal similarity: newer face first, then by id.
   * Completes on a matcher thread. Fails with {@link OverloadedException} when the queue of the
   * matcher is full.
   */
  CompletionStage<List<Match>> search(IndexQuery query);

  /** Number of descriptors held, per descriptor version, and what they cost. */
  IndexStatistics statistics();

  /**
   * Checksum of everything held, for comparison with the database. Meaningful while nothing is
   * written; reads every row.
   */
  IndexFingerprint fingerprint();

  /**
   * State of one face as the index should hold it.
   *
   * @param revision grows with every change of the face
   * @param createdMicros creation time of the face, microseconds since the epoch: breaks ties
   * @param descriptors at most one per version; empty when the face has none (it is then not
   *     searchable)
   */
  record IndexEntry(
      UUID faceId,
      UUID accountId,
      long revision,
      long createdMicros,
      List<Descriptor> descriptors,
      Set<UUID> listIds) {}

  /**
   * @param reference descriptor to look for; only candidates of its version are seen
   * @param accountId only candidates of this account, null for all
   * @param listId only members of the list, null for all
   * @param faceIds only these faces, null for all
   * @param limit how many at most, 1 or more
   * @param threshold least similarity, 0..1; 0 asks for the nearest whatever their similarity
   */
  record IndexQuery(
      Descriptor reference,
      UUID accountId,
      UUID listId,
      Set<UUID> faceIds,
      int limit,
      double threshold) {}

  /**
   * @param similarity 0..1 as defined for the version
   */
  record Match(UUID faceId, double similarity) {}

  /**
   * @param descriptors rows searchable now, all versions
   * @param bytes memory of rows, ids and bitmaps
   * @param kernel name of the scan kernel chosen at start, such as {@code vector-256}
   */
  record IndexStatistics(long descriptors, long bytes, String kernel) {}
}
