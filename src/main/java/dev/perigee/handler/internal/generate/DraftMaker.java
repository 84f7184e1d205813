package dev.perigee.handler.internal.generate;

import dev.perigee.descriptor.DescriptorKind;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.estimation.BodyFinding;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.Findings;
import dev.perigee.estimation.ImageFindings;
import dev.perigee.estimation.ImageSource;
import dev.perigee.estimation.Person;
import dev.perigee.handler.internal.generate.Draft.Setting;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.Estimates;
import java.util.ArrayList;
import java.util.List;

/** Which events the findings of a request become. */
final class DraftMaker {
  private DraftMaker() {}

  /**
   * One event per person; or one of all images when they are aggregated.
   *
   * @throws ApiException 12031 several people in one image of those that are aggregated
   */
  static List<Draft> drafts(Findings findings, EstimationRequest request, Setting setting) {
    List<Shot> shots = new ArrayList<>();
    for (ImageFindings image : findings.images()) {
      List<Person> persons = image.persons();
      if (request.aggregate()) {
        persons = onlyOne(image);
      }
      for (Person person : persons) {
        boolean body = isBodyDescriptor(image);
        if (body && request.aggregate()) {
          throw ApiException.of(ErrorCode.BAD_INPUT, "Body descriptors cannot be aggregated");
        }
        shots.add(Shot.of(image, request.imageType(), body ? ofBody(person) : person));
      }
    }
    if (!request.aggregate()) {
      return shots.stream().map(shot -> Draft.of(List.of(shot), null, request, setting)).toList();
    }
    return shots.isEmpty()
        ? List.of()
        : List.of(Draft.of(shots, findings.aggregate(), request, setting));
  }

  /** The person of an image to be aggregated: a face goes before bodies. */
  private static List<Person> onlyOne(ImageFindings image) {
    List<Person> faces = image.persons().stream().filter(person -> person.face() != null).toList();
    List<Person> candidates = faces.isEmpty() ? image.persons() : faces;
    if (candidates.size() > 1) {
      throw ApiException.of(
          ErrorCode.BAD_INPUT,
          "Attributes of several people in image '%s' cannot be aggregated"
              .formatted(image.filename()));
    }
    return candidates;
  }

  /** A descriptor given instead of an image may be one of a body. */
  private static boolean isBodyDescriptor(ImageFindings image) {
    return image.input().source() instanceof ImageSource.Vector given
        && DescriptorVersions.get(given.descriptor().version()).kind() == DescriptorKind.BODY;
  }

  private static Person ofBody(Person person) {
    return new Person(
        null, new BodyFinding(null, null, person.face().descriptor(), Estimates.NONE));
  }
}
