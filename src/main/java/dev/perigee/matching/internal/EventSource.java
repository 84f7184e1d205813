package dev.perigee.matching.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.descriptor.Candidates;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.event.EventFilter;
import dev.perigee.event.EventReader;
import dev.perigee.event.EventTarget;
import dev.perigee.matching.CandidateGroup;
import dev.perigee.matching.Origin;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Stored events as candidates: the index finds them, the database shows them. */
@ApplicationScoped
class EventSource implements CandidateSource {
  private static final Set<String> COMMON = Set.of("origin", "account_id", "meta");
  private static final String FIELD_OF_META = "meta.";
  private static final Set<String> FILTERS = EventFilter.candidateFilters();

  private final IndexSearch index;
  private final EventReader events;

  EventSource(IndexSearch index, EventReader events) {
    this.index = index;
    this.events = events;
  }

  @Override
  public Origin origin() {
    return Origin.EVENTS;
  }

  @Override
  public boolean accepts(String filter) {
    return COMMON.contains(filter) || FILTERS.contains(filter) || filter.startsWith(FIELD_OF_META);
  }

  @Override
  public List<String> targets() {
    return EventTarget.ALL.stream().map(EventTarget::field).toList();
  }

  @Override
  public void check(ObjectNode filters, String path) {
    EventFilter.ofCandidates(null, filters, Times.now(), path);
  }

  @Override
  public Uni<CandidateSet> open(UUID scope, CandidateGroup group) {
    EventFilter filter = EventFilter.ofCandidates(scope, group.filters(), Times.now(), "filters");
    Candidates all = Candidates.of(IndexOrigin.EVENT, scope);
    if (filter.ofCreationTimeOnly()) {
      return Uni.createFrom()
          .item(
              index.among(
                  all.createdBetween(
                      MatchTimes.micros(filter.createdFrom(), Long.MIN_VALUE),
                      MatchTimes.micros(filter.createdBefore(), Long.MAX_VALUE)),
                  group));
    }
    return events.ids(filter).map(ids -> index.among(all.among(ids), group));
  }

  @Override
  public Uni<Map<UUID, Shown>> byIds(UUID scope, Collection<UUID> ids, List<String> targets) {
    return events
        .byIds(scope, ids, fields(targets))
        .map(
            found -> {
              Map<UUID, Shown> shown = new HashMap<>();
              found.forEach(
                  (id, event) ->
                      shown.put(
                          id,
                          new Shown(event.path(EventTarget.EXTERNAL_ID.field()).asText(), event)));
              return shown;
            });
  }

  private static Set<EventTarget> fields(List<String> targets) {
    if (targets == null || targets.isEmpty()) {
      return EventTarget.ALL;
    }
    Set<EventTarget> fields = EnumSet.of(EventTarget.EXTERNAL_ID);
    List<String> named = new ArrayList<>(targets);
    named.remove(SIMILARITY);
    if (!named.isEmpty()) {
      fields.addAll(EventTarget.parse(named));
    }
    return fields;
  }
}
