package dev.perigee.matching.internal;

import dev.perigee.descriptor.Descriptor;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** One group of candidates with its filters resolved, ready for any number of references. */
interface CandidateSet {

  /**
   * The most similar candidates, best first; equal similarity: newer first, then by id. Candidates
   * without a descriptor of the reference's version are passed over. May complete on any thread.
   */
  Uni<List<Hit>> nearest(Descriptor reference);
}
