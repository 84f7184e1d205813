package dev.perigee.descriptor;

import java.util.List;

/** Several descriptors of one person as one. */
public final class DescriptorAverage {
  private DescriptorAverage() {}

  /**
   * Mean of the unit vectors, normalised and quantised: at the scale of the version, or, where that
   * is unknown, at the mean length of the descriptors.
   *
   * @param descriptors one or more, all of one version
   * @return the only one itself when there is one, and the first when they cancel each other out
   * @throws IllegalArgumentException when there is none, or versions are mixed
   */
  public static Descriptor of(List<Descriptor> descriptors) {
    if (descriptors.isEmpty()) {
      throw new IllegalArgumentException("nothing to average");
    }
    Descriptor first = descriptors.getFirst();
    if (descriptors.size() == 1) {
      return first;
    }
    DescriptorVersion version = DescriptorVersions.get(first.version());
    double[] sum = new double[version.components()];
    double lengths = 0;
    for (Descriptor descriptor : descriptors) {
      if (descriptor.version() != first.version()) {
        throw new IllegalArgumentException(
            "versions " + first.version() + " and " + descriptor.version());
      }
      byte[] components = version.signed(descriptor.components());
      double length = Math.sqrt(Similarity.dot(components, components));
      lengths += length;
      for (int i = 0; i < sum.length && length > 0; i++) {
        sum[i] += components[i] / length;
      }
    }
    if (!hasDirection(sum)) {
      return first;
    }
    double length = version.scale() > 0 ? version.scale() : lengths / descriptors.size();
    return new Descriptor(version.number(), version.stored(version.scaled(sum, length)));
  }

  private static boolean hasDirection(double[] vector) {
    for (double value : vector) {
      if (Math.abs(value) > 1e-9) {
        return true;
      }
    }
    return false;
  }
}
