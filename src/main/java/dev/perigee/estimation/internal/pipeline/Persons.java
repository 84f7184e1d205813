package dev.perigee.estimation.internal.pipeline;

import dev.perigee.estimation.BodyAttributes;
import dev.perigee.estimation.BodyFinding;
import dev.perigee.estimation.BodyView;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.FaceFinding;
import dev.perigee.estimation.ImageFindings.FilteredFace;
import dev.perigee.estimation.InputImage;
import dev.perigee.estimation.MultifacePolicy;
import dev.perigee.estimation.Person;
import dev.perigee.estimation.ScoredDescriptor;
import dev.perigee.estimation.Wanted;
import dev.perigee.vision.BodyAnalysis;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.ImageAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The persons of an image: faces by the policy, each with its body. A body without a face, or whose
 * face was filtered, is a person of its own where all are wanted, and nothing where the face
 * decides.
 */
record Persons(List<Person> kept, List<FilteredFace> filtered) {

  static Persons of(
      ImageAnalysis seen, InputImage image, int bytes, EstimationRequest request, FaceJudge judge) {
    List<Person> kept = new ArrayList<>();
    List<FilteredFace> filtered = new ArrayList<>();
    List<BodyAnalysis> alone = new ArrayList<>(seen.bodies());
    for (int i : FaceChoice.of(seen.faces(), request.multiface())) {
      FaceJudge.Verdict verdict = judge.judge(seen, i, image, bytes, request);
      if (verdict.passed()) {
        BodyAnalysis body = bodyOf(i, seen.bodies());
        alone.remove(body);
        kept.add(new Person(verdict.face(), body == null ? null : finding(body, request)));
      } else {
        filtered.add(new FilteredFace(verdict.face().detection(), verdict.reasons()));
      }
    }
    if (request.imageType().isWarp() || request.multiface() == MultifacePolicy.ALL) {
      alone.forEach(body -> kept.add(new Person((FaceFinding) null, finding(body, request))));
    }
    return new Persons(kept, filtered);
  }

  private static BodyAnalysis bodyOf(int face, List<BodyAnalysis> bodies) {
    return bodies.stream().filter(body -> body.face() == face).findFirst().orElse(null);
  }

  private static BodyFinding finding(BodyAnalysis body, EstimationRequest request) {
    ScoredDescriptor descriptor =
        body.estimates().get(Estimation.BODY_DESCRIPTOR).map(ScoredDescriptor::of).orElse(null);
    Set<Wanted> shown = FaceJudge.shown(request, BodyAttributes.AGGREGATED);
    BodyView view =
        new BodyView(
            body.rect(),
            BodyAttributes.of(shown, body.estimates(), descriptor),
            request.wants(Wanted.BODY_WARP) ? body.warpJpeg() : null);
    return new BodyFinding(view, body.warpJpeg(), descriptor, body.estimates());
  }
}
