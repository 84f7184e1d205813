package dev.perigee.matching.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.Similarity;
import dev.perigee.face.TemporaryAttribute;
import dev.perigee.platform.work.WorkerPool;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;

/** Temporary attributes as candidates: few, so they are compared one by one. */
final class AttributeCandidates implements CandidateSet {
  private final List<TemporaryAttribute> attributes;
  private final MatchBody.Candidates group;
  private final WorkerPool workers;

  AttributeCandidates(
      List<TemporaryAttribute> attributes, MatchBody.Candidates group, WorkerPool workers) {
    this.attributes = attributes;
    this.group = group;
    this.workers = workers;
  }

  private record Scored(TemporaryAttribute attribute, double similarity) {
    static final Comparator<Scored> BEST_FIRST =
        Comparator.comparingDouble(Scored::similarity)
            .reversed()
            .thenComparing(s -> s.attribute.createTime(), Comparator.reverseOrder())
            .thenComparing(s -> s.attribute.attributeId().toString());
  }

  List<TemporaryAttribute> attributes() {
    return attributes;
  }

  @Override
  public Uni<List<Hit>> nearest(Descriptor reference) {
    return workers.submit(() -> rank(reference));
  }

  private List<Hit> rank(Descriptor reference) {
    return attributes.stream()
        .flatMap(
            attribute ->
                attribute.data().descriptors().stream()
                    .filter(d -> d.version() == reference.version())
                    .map(d -> new Scored(attribute, Similarity.of(d, reference))))
        .filter(scored -> scored.similarity >= group.thresholdOrDefault())
        .sorted(Scored.BEST_FIRST)
        .limit(group.limitOrDefault())
        .map(scored -> new Hit(scored.attribute.attributeId(), scored.similarity))
        .toList();
  }
}
