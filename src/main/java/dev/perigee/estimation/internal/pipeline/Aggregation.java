package dev.perigee.estimation.internal.pipeline;

import dev.perigee.descriptor.DescriptorAverage;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.estimation.Aggregate;
import dev.perigee.estimation.BodyFinding;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.FaceFinding;
import dev.perigee.estimation.ImageFindings;
import dev.perigee.estimation.Person;
import dev.perigee.estimation.ScoredDescriptor;
import dev.perigee.estimation.Wanted;
import dev.perigee.vision.Estimates;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** One estimation of all images of one person. */
public final class Aggregation {
  private Aggregation() {}

  /** Of every person that was found. */
  public static Aggregate of(List<ImageFindings> images, EstimationRequest request) {
    List<Person> persons = images.stream().flatMap(image -> image.persons().stream()).toList();
    List<FaceFinding> faces = persons.stream().map(Person::face).filter(Objects::nonNull).toList();
    List<BodyFinding> bodies = persons.stream().map(Person::body).filter(Objects::nonNull).toList();
    return new Aggregate(
        faces.isEmpty() ? null : faces(faces), bodies.isEmpty() ? null : bodies(bodies, request));
  }

  private static Aggregate.Part faces(List<FaceFinding> faces) {
    List<Estimates> all = faces.stream().map(FaceFinding::estimates).toList();
    // What was too bad to be compared says nothing of age and gender either.
    List<Estimates> scored =
        faces.stream().filter(FaceFinding::scored).map(FaceFinding::estimates).toList();
    return new Aggregate.Part(
        mean(faces.stream().map(FaceFinding::descriptor).filter(Objects::nonNull).toList()),
        MeanEstimates.ofFaces(all, scored));
  }

  private static Aggregate.Part bodies(List<BodyFinding> bodies, EstimationRequest request) {
    List<ScoredDescriptor> descriptors =
        request.wants(Wanted.BODY_DESCRIPTOR)
            ? bodies.stream().map(BodyFinding::descriptor).filter(Objects::nonNull).toList()
            : List.of();
    return new Aggregate.Part(
        mean(descriptors),
        MeanEstimates.ofBodies(bodies.stream().map(BodyFinding::estimates).toList()));
  }

  /** Null for none. */
  private static ScoredDescriptor mean(List<ScoredDescriptor> descriptors) {
    if (descriptors.isEmpty()) {
      return null;
    }
    int version = descriptors.getFirst().descriptor().version();
    boolean known =
        DescriptorVersions.isKnown(version)
            && descriptors.stream().allMatch(one -> one.descriptor().version() == version);
    if (!known) { // nothing is known of how to average them
      return descriptors.stream().max(Comparator.comparing(ScoredDescriptor::score)).orElseThrow();
    }
    double score =
        descriptors.stream().mapToDouble(ScoredDescriptor::score).average().orElseThrow();
    return new ScoredDescriptor(
        DescriptorAverage.of(descriptors.stream().map(ScoredDescriptor::descriptor).toList()),
        (float) score);
  }
}
