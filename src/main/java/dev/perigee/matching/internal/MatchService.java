package dev.perigee.matching.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.matching.CandidateGroup;
import dev.perigee.matching.Match;
import dev.perigee.matching.MatchScope;
import dev.perigee.matching.Matcher;
import dev.perigee.matching.Origin;
import dev.perigee.matching.internal.CandidateSource.CandidateSet;
import dev.perigee.matching.internal.CandidateSource.Hit;
import dev.perigee.platform.work.CallersContext;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * {@link Matcher} over the descriptor index and the database.
 *
 * <p>Order of a request: the filters of the groups are resolved one after the other (each at most
 * one statement), then all pairs of a reference and a group are searched, {@link #CONCURRENCY} at a
 * time and in the order references first, then one statement per origin and account reads what the
 * results show. A candidate that is deleted between search and reading is left out.
 */
@ApplicationScoped
class MatchService implements Matcher {

  /** Searches of one request under way at once: a large request leaves room for others. */
  private static final int CONCURRENCY = 4;

  private final Map<Origin, CandidateSource> sources = new EnumMap<>(Origin.class);
  private final MatchShaper shaper;

  MatchService(@All List<CandidateSource> sources, MatchShaper shaper) {
    sources.forEach(source -> this.sources.put(source.origin(), source));
    this.shaper = shaper;
  }

  /**
   * A group with everything that is needed to search it and to show what is found.
   *
   * @param scope account to look in, null for all
   */
  record OpenGroup(CandidateGroup group, UUID scope, CandidateSource source, CandidateSet set) {}

  @Override
  public void check(CandidateGroup group, String filtersPath, String targetsPath) {
    String named = group.filters().path("origin").textValue();
    if (named == null) {
      throw InvalidMatch.at(filtersPath + ".origin", "field required");
    }
    CandidateSource source = Origin.of(named).map(sources::get).orElse(null);
    if (source == null) {
      throw InvalidMatch.at(filtersPath + ".origin", "value is not valid");
    }
    CandidateChecks.check(source, group, filtersPath, targetsPath);
  }

  @Override
  public Uni<List<List<List<Match>>>> match(
      MatchScope scope, List<Descriptor> references, List<CandidateGroup> groups) {
    return open(scope, groups)
        .chain(
            open ->
                CallersContext.returning(search(references, open))
                    .chain(hits -> shaper.shape(open, hits)));
  }

  private Uni<List<OpenGroup>> open(MatchScope scope, List<CandidateGroup> groups) {
    return Multi.createFrom()
        .iterable(groups)
        .onItem()
        .transformToUniAndConcatenate(
            group -> {
              CandidateSource source = sources.get(group.origin());
              UUID account = scope.of(account(group));
              return source
                  .open(account, group)
                  .map(set -> new OpenGroup(group, account, source, set));
            })
        .collect()
        .asList();
  }

  private static UUID account(CandidateGroup group) {
    String asked = group.filters().path("account_id").textValue();
    return asked == null ? null : UUID.fromString(asked);
  }

  /** Hits by reference and group. */
  private static Uni<List<List<List<Hit>>>> search(
      List<Descriptor> references, List<OpenGroup> groups) {
    int width = groups.size();
    List<Uni<List<Hit>>> searches = new ArrayList<>();
    for (Descriptor reference : references) {
      groups.forEach(open -> searches.add(open.set().nearest(reference)));
    }
    if (searches.isEmpty()) {
      return Uni.createFrom().item(Collections.nCopies(references.size(), List.of()));
    }
    return Uni.join()
        .all(searches)
        .usingConcurrencyOf(CONCURRENCY)
        .andFailFast()
        .map(
            hits ->
                IntStream.range(0, references.size())
                    .mapToObj(i -> hits.subList(i * width, (i + 1) * width))
                    .toList());
  }
}
