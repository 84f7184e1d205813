package dev.perigee.matching.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorAverage;
import dev.perigee.descriptor.DescriptorKind;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Picks the one descriptor version that a request is answered with. */
final class CommonVersion {
  private CommonVersion() {}

  /**
   * Objects that stand for one reference.
   *
   * @param id names the reference in errors
   * @param objects the descriptors of each object, of different versions
   */
  record Sources(String id, Collection<List<Descriptor>> objects) {

    TreeSet<Integer> versions() {
      return objects.stream()
          .flatMap(List::stream)
          .map(Descriptor::version)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    Descriptor average(int version) {
      return DescriptorAverage.of(
          objects.stream().flatMap(List::stream).filter(d -> d.version() == version).toList());
    }
  }

  /**
   * One descriptor per reference: the default version where all have it, else the highest that all
   * have; several objects are averaged.
   *
   * @param kind of all descriptors of the references
   * @throws ApiException 22018 (400) when a reference has no descriptor at all, 31005 when the
   *     references have no version in common
   */
  static List<Descriptor> choose(List<Sources> references, DescriptorKind kind) {
    int preferred = DescriptorVersions.defaultOf(kind);
    TreeSet<Integer> common = null;
    TreeSet<Integer> met = new TreeSet<>();
    for (Sources reference : references) {
      TreeSet<Integer> versions = reference.versions();
      if (versions.isEmpty()) {
        throw ApiException.inBody(ErrorCode.DESCRIPTOR_NOT_FOUND, preferred, reference.id());
      }
      met.addAll(versions);
      if (common == null) {
        common = new TreeSet<>(versions);
      } else {
        common.retainAll(versions);
      }
    }
    if (common == null || common.isEmpty()) {
      throw ApiException.of(ErrorCode.DESCRIPTOR_VERSIONS_MIXED, met);
    }
    int version = common.contains(preferred) ? preferred : common.last();
    return references.stream().map(reference -> reference.average(version)).toList();
  }
}
