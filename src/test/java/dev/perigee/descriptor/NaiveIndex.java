package dev.perigee.descriptor;

import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.DescriptorIndex.IndexQuery;
import dev.perigee.descriptor.DescriptorIndex.Match;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The oracle: what {@link DescriptorIndex} must answer, in the most obvious way. */
public final class NaiveIndex {
  private record Key(IndexOrigin origin, UUID id) {}

  private final Map<Key, IndexEntry> entries = new HashMap<>();
  private final Map<Key, Long> revisions = new HashMap<>();

  public void put(IndexEntry entry) {
    Key key = new Key(entry.origin(), entry.id());
    if (revisions.getOrDefault(key, Long.MIN_VALUE) <= entry.revision()) {
      revisions.put(key, entry.revision());
      entries.put(key, entry);
    }
  }

  public void remove(IndexOrigin origin, UUID id, long revision) {
    Key key = new Key(origin, id);
    if (revisions.getOrDefault(key, Long.MIN_VALUE) <= revision) {
      revisions.put(key, revision);
      entries.remove(key);
    }
  }

  public int removeCreatedBefore(IndexOrigin origin, UUID accountId, long createdMicros) {
    List<Key> old =
        entries.values().stream()
            .filter(e -> e.origin() == origin && e.createdMicros() < createdMicros)
            .filter(e -> accountId == null || accountId.equals(e.accountId()))
            .filter(e -> !e.descriptors().isEmpty())
            .map(e -> new Key(e.origin(), e.id()))
            .toList();
    old.forEach(entries::remove);
    return old.size();
  }

  public List<Match> search(IndexQuery query) {
    record Scored(IndexEntry entry, double similarity) {}
    return entries.values().stream()
        .filter(e -> passes(e, query.candidates()))
        .flatMap(
            e ->
                e.descriptors().stream()
                    .filter(d -> d.version() == query.reference().version())
                    .map(d -> new Scored(e, Similarity.of(d, query.reference()))))
        .filter(s -> s.similarity >= query.threshold())
        .sorted(
            Comparator.comparingDouble((Scored s) -> -s.similarity)
                .thenComparingLong(s -> -s.entry.createdMicros())
                .thenComparing(s -> s.entry.id().toString()))
        .limit(query.limit())
        .map(s -> new Match(s.entry.id(), s.similarity))
        .toList();
  }

  private static boolean passes(IndexEntry e, Candidates wanted) {
    return e.origin() == wanted.origin()
        && (wanted.accountId() == null || wanted.accountId().equals(e.accountId()))
        && (wanted.groupIds() == null
            || wanted.groupIds().stream().anyMatch(e.groupIds()::contains))
        && (wanted.ids() == null || wanted.ids().contains(e.id()))
        && wanted.wants(e.createdMicros());
  }

  public IndexFingerprint fingerprint() {
    return entries.values().stream()
        .reduce(IndexFingerprint.EMPTY, IndexFingerprint::plus, IndexFingerprint::plus);
  }

  public long descriptors() {
    return entries.values().stream().mapToLong(e -> e.descriptors().size()).sum();
  }
}
