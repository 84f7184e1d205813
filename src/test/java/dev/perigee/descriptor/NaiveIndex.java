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
  private final Map<UUID, IndexEntry> entries = new HashMap<>();
  private final Map<UUID, Long> revisions = new HashMap<>();

  public void put(IndexEntry entry) {
    if (revisions.getOrDefault(entry.faceId(), Long.MIN_VALUE) <= entry.revision()) {
      revisions.put(entry.faceId(), entry.revision());
      entries.put(entry.faceId(), entry);
    }
  }

  public void remove(UUID faceId, long revision) {
    if (revisions.getOrDefault(faceId, Long.MIN_VALUE) <= revision) {
      revisions.put(faceId, revision);
      entries.remove(faceId);
    }
  }

  public List<Match> search(IndexQuery query) {
    record Scored(IndexEntry entry, double similarity) {}
    return entries.values().stream()
        .filter(e -> query.accountId() == null || query.accountId().equals(e.accountId()))
        .filter(e -> query.listId() == null || e.listIds().contains(query.listId()))
        .filter(e -> query.faceIds() == null || query.faceIds().contains(e.faceId()))
        .flatMap(
            e ->
                e.descriptors().stream()
                    .filter(d -> d.version() == query.reference().version())
                    .map(d -> new Scored(e, Similarity.of(d, query.reference()))))
        .filter(s -> s.similarity >= query.threshold())
        .sorted(
            Comparator.comparingDouble((Scored s) -> -s.similarity)
                .thenComparingLong(s -> -s.entry.createdMicros())
                .thenComparing(s -> s.entry.faceId().toString()))
        .limit(query.limit())
        .map(s -> new Match(s.entry.faceId(), s.similarity))
        .toList();
  }

  public IndexFingerprint fingerprint() {
    return entries.values().stream()
        .reduce(IndexFingerprint.EMPTY, IndexFingerprint::plus, IndexFingerprint::plus);
  }

  public long descriptors() {
    return entries.values().stream().mapToLong(e -> e.descriptors().size()).sum();
  }
}
