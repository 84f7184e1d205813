package dev.perigee.matching.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorVersion;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.descriptor.Similarity;
import dev.perigee.matching.MatchEntity;
import dev.perigee.matching.RawMatcher;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@link RawMatcher}: arithmetic on a worker. */
@ApplicationScoped
class RawComparison implements RawMatcher {

  /** Pairs of one request: about 50 ms of work and an answer of 7 MB. */
  private static final int MOST_PAIRS = 100_000;

  private final MatchWorkers workers;

  RawComparison(MatchWorkers workers) {
    this.workers = workers;
  }

  /** A descriptor ready for dot products. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Operand(String id, byte[] signed, int norm) {
    static Operand of(String id, Descriptor descriptor, DescriptorVersion version) {
      byte[] signed = version.signed(descriptor.components());
      return new Operand(id, signed, Similarity.dot(signed, signed));
    }
  }

  @Override
  public Uni<List<RawMatches>> compare(RawBody body) {
    long pairs = (long) body.references().size() * body.candidates().size();
    if (pairs > MOST_PAIRS) {
      throw InvalidMatch.because(pairs + " pairs, no more than " + MOST_PAIRS + " are allowed");
    }
    return workers.submit(() -> compareNow(body));
  }

  private static List<RawMatches> compareNow(RawBody body) {
    Set<Integer> versions = new TreeSet<>();
    List<Descriptor> references = read(body.references(), "references", versions);
    List<Descriptor> candidates = read(body.candidates(), "candidates", versions);
    if (versions.size() > 1) {
      throw ApiException.of(ErrorCode.DESCRIPTOR_VERSIONS_MIXED, versions);
    }
    DescriptorVersion version = DescriptorVersions.get(references.getFirst().version());
    List<Operand> others = operands(body.candidates(), candidates, version);
    return operands(body.references(), references, version).stream()
        .map(reference -> row(reference, others, version))
        .toList();
  }

  private static List<Descriptor> read(
      List<MatchEntity> entities, String path, Set<Integer> versions) {
    Set<String> ids = new HashSet<>();
    List<Descriptor> all = new ArrayList<>(entities.size());
    for (int i = 0; i < entities.size(); i++) {
      MatchEntity entity = entities.get(i);
      Descriptor descriptor = GivenDescriptor.read(entity, path + "." + i);
      if (!ids.add(entity.id())) {
        throw InvalidMatch.because("id '" + entity.id() + "' is not unique in " + path);
      }
      versions.add(descriptor.version());
      all.add(descriptor);
    }
    return all;
  }

  private static List<Operand> operands(
      List<MatchEntity> entities, List<Descriptor> descriptors, DescriptorVersion version) {
    List<Operand> all = new ArrayList<>(entities.size());
    for (int i = 0; i < entities.size(); i++) {
      all.add(Operand.of(entities.get(i).id(), descriptors.get(i), version));
    }
    return all;
  }

  private static RawMatches row(
      Operand reference, List<Operand> candidates, DescriptorVersion version) {
    return new RawMatches(
        reference.id,
        candidates.stream()
            .map(candidate -> new RawMatch(candidate.id, similarity(reference, candidate, version)))
            .toList());
  }

  private static double similarity(Operand a, Operand b, DescriptorVersion version) {
    int dot = Similarity.dot(a.signed, b.signed);
    return version.similarity().of(Similarity.score(dot, a.norm, b.norm));
  }
}
