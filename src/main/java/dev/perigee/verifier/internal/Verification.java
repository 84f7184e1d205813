package dev.perigee.verifier.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.EstimationService;
import dev.perigee.estimation.FaceAttributes;
import dev.perigee.estimation.FaceFinding;
import dev.perigee.estimation.FaceView;
import dev.perigee.estimation.FilteredDetectionsView;
import dev.perigee.estimation.Findings;
import dev.perigee.estimation.ImageFindings;
import dev.perigee.estimation.InputImage;
import dev.perigee.estimation.Wanted;
import dev.perigee.handler.EstimationPlan;
import dev.perigee.matching.Match;
import dev.perigee.matching.MatchScope;
import dev.perigee.matching.Matcher;
import dev.perigee.verifier.internal.VerificationStorage.Kept;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Compares the faces of images, or given descriptors, with named objects. Candidates are looked up
 * before anything is estimated; nothing is stored unless everything else has succeeded.
 */
@ApplicationScoped
class Verification {
  private final CandidateFinder finder;
  private final VerifierPolicyReader policies;
  private final EstimationPlan plan;
  private final EstimationService estimation;
  private final Matcher matcher;
  private final VerificationStorage storage;

  Verification(
      CandidateFinder finder,
      VerifierPolicyReader policies,
      EstimationPlan plan,
      EstimationService estimation,
      Matcher matcher,
      VerificationStorage storage) {
    this.finder = finder;
    this.policies = policies;
    this.plan = plan;
    this.estimation = estimation;
    this.matcher = matcher;
    this.storage = storage;
  }

  /** What is known of a request while it is answered. */
  private record Case(
      UUID accountId, VerifierPolicies policies, EstimationRequest request, Findings findings) {}

  /**
   * Verifies.
   *
   * @param accountId owner of the candidates and of what is stored
   * @return fails as {@link CandidateFinder#find}, {@link NamedCandidates#require} and {@link
   *     EstimationService#estimate} say; an image that is broken fails alone
   */
  Uni<VerificationAnswer> verify(
      UUID accountId, Verifier verifier, VerificationQuery query, List<InputImage> images) {
    VerifierPolicies asked = policies.of(verifier);
    EstimationRequest request =
        plan.of(policies.estimations(asked), query.type(), query.useExifInfo() == 1, false);
    return finder
        .find(accountId, query)
        .chain(
            candidates ->
                estimation
                    .estimate(accountId, images, request)
                    .chain(
                        findings ->
                            compare(new Case(accountId, asked, request, findings), candidates)));
  }

  private Uni<VerificationAnswer> compare(Case one, NamedCandidates candidates) {
    List<FaceFinding> faces =
        one.findings.images().stream()
            .flatMap(image -> image.faces().stream())
            .filter(face -> face.scored() && face.descriptor() != null)
            .toList();
    List<Descriptor> descriptors =
        faces.stream().map(face -> face.descriptor().descriptor()).toList();
    descriptors.stream().map(Descriptor::version).distinct().forEach(candidates::require);
    return matcher
        .match(MatchScope.only(one.accountId), descriptors, candidates.groups())
        .chain(
            matches -> {
              Map<FaceFinding, List<ObjectNode>> found = new IdentityHashMap<>();
              for (int i = 0; i < faces.size(); i++) {
                found.put(faces.get(i), judged(matches.get(i), one.policies));
              }
              return keep(one).map(kept -> answer(one, found, kept));
            });
  }

  /** Matches of all groups, most similar first. */
  private static List<ObjectNode> judged(List<List<Match>> groups, VerifierPolicies policies) {
    return groups.stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingDouble(Match::similarity).reversed())
        .map(match -> match.item().put("status", policies.verifies(match.similarity())))
        .toList();
  }

  private Uni<Map<FaceFinding, Kept>> keep(Case one) {
    Map<FaceFinding, Kept> kept = new IdentityHashMap<>();
    Uni<Void> all = Uni.createFrom().voidItem();
    for (ImageFindings image : one.findings.images()) {
      for (FaceFinding face : image.faces()) {
        all =
            all.chain(
                () ->
                    storage
                        .keep(one.accountId, one.policies.storagePolicy(), image.input(), face)
                        .invoke(what -> kept.put(face, what))
                        .replaceWithVoid());
      }
    }
    return all.onFailure().call(() -> takeBack(one.accountId, kept)).replaceWith(kept);
  }

  private Uni<Void> takeBack(UUID accountId, Map<FaceFinding, Kept> kept) {
    return Multi.createFrom()
        .iterable(List.copyOf(kept.values()))
        .map(Kept::sampleId)
        .filter(Objects::nonNull)
        .onItem()
        .transformToUniAndConcatenate(id -> storage.takeBack(accountId, id))
        .collect()
        .last();
  }

  private static VerificationAnswer answer(
      Case one, Map<FaceFinding, List<ObjectNode>> found, Map<FaceFinding, Kept> kept) {
    List<VerificationAnswer.Image> images = new ArrayList<>();
    for (ImageFindings image : one.findings.images()) {
      Function<FaceFinding, VerificationAnswer.Face> view =
          face ->
              new VerificationAnswer.Face(
                  sample(face, kept.get(face)),
                  attributes(one.request, face, kept.get(face)),
                  found.getOrDefault(face, List.of()));
      images.add(
          new VerificationAnswer.Image(
              image.filename(),
              image.status(),
              image.error(),
              image.exif(),
              new VerificationAnswer.Detections(
                  image.faces().stream().map(view).toList(),
                  FilteredDetectionsView.of(List.of(image), false))));
    }
    return new VerificationAnswer(images);
  }

  private static VerificationAnswer.Sample sample(FaceFinding face, Kept kept) {
    if (face.detection() == null) {
      return null; // a descriptor
    }
    return new VerificationAnswer.Sample(
        kept.sampleId(),
        kept.sampleId() == null ? null : "/6/samples/faces/" + kept.sampleId(),
        withoutExtracted(face.detection()));
  }

  /** What was extracted stands in the attributes, and descriptors are not shown at all. */
  private static FaceView withoutExtracted(FaceView view) {
    Map<String, Object> attributes =
        view.attributes() == null ? new HashMap<>() : new HashMap<>(view.attributes());
    attributes.remove("descriptor");
    attributes.remove("basic_attributes");
    return new FaceView(
        view.rect(),
        view.landmarks5(),
        view.landmarks68(),
        view.quality(),
        attributes,
        view.faceQuality(),
        null);
  }

  private static VerificationAnswer.Attributes attributes(
      EstimationRequest request, FaceFinding face, Kept kept) {
    if (!face.scored() || face.descriptor() == null) {
      return null;
    }
    UUID id = kept.attributeId();
    return new VerificationAnswer.Attributes(
        id,
        id == null ? null : "/6/attributes/" + id,
        face.descriptor().score(),
        kept.sources(),
        basic(request, face));
  }

  /** Null unless asked for. */
  private static Object basic(EstimationRequest request, FaceFinding face) {
    if (!request.wants(Wanted.FACE_BASIC_ATTRIBUTES)) {
      return null;
    }
    Set<Wanted> alone = Set.of(Wanted.FACE_BASIC_ATTRIBUTES);
    return FaceAttributes.of(alone, request.verdicts(), face.estimates(), null, true)
        .get("basic_attributes");
  }
}
