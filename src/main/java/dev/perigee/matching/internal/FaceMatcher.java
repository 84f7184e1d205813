package dev.perigee.matching.internal;

import dev.perigee.account.Caller;
import dev.perigee.descriptor.Descriptor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** Compares every reference with every group of candidates. */
@ApplicationScoped
class FaceMatcher {

  /** Searches of one request under way at once: a large request leaves room for others. */
  private static final int CONCURRENCY = 4;

  private final References references;
  private final CandidateSets candidates;
  private final MatchShaper shaper;

  FaceMatcher(References references, CandidateSets candidates, MatchShaper shaper) {
    this.references = references;
    this.candidates = candidates;
    this.shaper = shaper;
  }

  /**
   * Answers a request.
   *
   * @param accountId the account that the request is narrowed to, null for none
   * @return one element per reference; fails as {@link ReferenceReader}, {@link References} and
   *     {@link CandidateChecks} say
   */
  Uni<List<MatchAnswer>> match(Caller caller, UUID accountId, MatchBody body) {
    List<Reference> asked = ReferenceReader.read(body.references());
    for (int i = 0; i < body.candidates().size(); i++) {
      CandidateChecks.check(body.candidates().get(i), path(i));
    }
    Executor back = currentContext();
    return references
        .descriptors(caller.readScope(accountId), asked)
        .chain(
            descriptors ->
                open(caller, accountId, body)
                    .chain(
                        sets ->
                            search(descriptors, sets)
                                .emitOn(back)
                                .chain(
                                    hits ->
                                        shaper.shape(caller.readScope(null), body, sets, hits))));
  }

  private Uni<List<CandidateSet>> open(Caller caller, UUID accountId, MatchBody body) {
    return Multi.createFrom()
        .range(0, body.candidates().size())
        .onItem()
        .transformToUniAndConcatenate(
            i -> candidates.open(caller, accountId, body.candidates().get(i), path(i)))
        .collect()
        .asList();
  }

  /** Hits by reference and group. */
  private static Uni<List<List<List<Hit>>>> search(
      List<Descriptor> descriptors, List<CandidateSet> sets) {
    int groups = sets.size();
    List<Uni<List<Hit>>> searches =
        IntStream.range(0, descriptors.size() * groups)
            .mapToObj(i -> sets.get(i % groups).nearest(descriptors.get(i / groups)))
            .toList();
    if (searches.isEmpty()) {
      return Uni.createFrom().item(Collections.nCopies(descriptors.size(), List.of()));
    }
    return Uni.join()
        .all(searches)
        .usingConcurrencyOf(CONCURRENCY)
        .andFailFast()
        .map(hits -> byReference(hits, groups));
  }

  private static List<List<List<Hit>>> byReference(List<List<Hit>> hits, int groups) {
    return IntStream.range(0, hits.size() / groups)
        .mapToObj(i -> hits.subList(i * groups, (i + 1) * groups))
        .toList();
  }

  private static String path(int group) {
    return "candidates." + group;
  }

  /** Where the request is handled: the searches end on matcher threads. */
  private static Executor currentContext() {
    Context context = Vertx.currentContext();
    return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
  }
}
