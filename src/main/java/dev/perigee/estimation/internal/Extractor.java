package dev.perigee.estimation.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorAverage;
import dev.perigee.estimation.BasicValues;
import dev.perigee.estimation.EstimationService;
import dev.perigee.estimation.FaceAttributes;
import dev.perigee.estimation.FaceFinding;
import dev.perigee.estimation.Findings;
import dev.perigee.estimation.ImageFindings;
import dev.perigee.estimation.ImageSource;
import dev.perigee.estimation.InputImage;
import dev.perigee.estimation.internal.pipeline.MeanEstimates;
import dev.perigee.face.AttributeData;
import dev.perigee.face.Attributes;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.Estimates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes temporary attributes from stored samples. */
@ApplicationScoped
class Extractor {
  private final EstimationService estimation;
  private final Attributes attributes;

  Extractor(EstimationService estimation, Attributes attributes) {
    this.estimation = estimation;
    this.attributes = attributes;
  }

  /** What one sample gave. */
  private record Extracted(UUID sampleId, FaceFinding face) {
    float score() {
      return face.descriptor().score();
    }
  }

  /**
   * Extracts from every sample before anything is stored.
   *
   * @return one element per sample in order, or one for all when aggregated; fails with 11031 for a
   *     sample that the account does not have and with 11034 when nothing was asked for
   */
  Uni<List<ExtractedAttribute>> extract(UUID accountId, List<UUID> ids, ExtractorQuery query) {
    if (!query.descriptor() && !query.basicAttributes()) {
      return Uni.createFrom()
          .failure(ApiException.of(ErrorCode.DESCRIPTOR_NOT_EXTRACTED, "sample", ids.getFirst()));
    }
    List<InputImage> samples =
        ids.stream()
            .map(id -> InputImage.of(id.toString(), new ImageSource.StoredSample(id)))
            .toList();
    return estimation
        .estimate(accountId, samples, query.request())
        .map(findings -> extracted(ids, findings))
        .chain(
            extracted ->
                query.aggregate()
                    ? store(accountId, extracted, query).map(List::of)
                    : storeEach(accountId, extracted, query));
  }

  private static List<Extracted> extracted(List<UUID> ids, Findings findings) {
    List<Extracted> extracted = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      ImageFindings found = findings.images().get(i);
      if (found.failure() != null) {
        throw found.failure();
      }
      extracted.add(new Extracted(ids.get(i), found.faces().getFirst()));
    }
    return extracted;
  }

  private Uni<List<ExtractedAttribute>> storeEach(
      UUID accountId, List<Extracted> extracted, ExtractorQuery query) {
    List<ExtractedAttribute> stored = new ArrayList<>();
    Uni<Void> storing = Uni.createFrom().voidItem();
    for (Extracted one : extracted) {
      storing =
          storing
              .chain(() -> store(accountId, List.of(one), query))
              .invoke(stored::add)
              .replaceWithVoid();
    }
    return storing.replaceWith(stored);
  }

  /** One attribute of those that pass the threshold; a filtered element when none does. */
  private Uni<ExtractedAttribute> store(
      UUID accountId, List<Extracted> extracted, ExtractorQuery query) {
    List<Extracted> good =
        extracted.stream().filter(one -> one.score() >= query.scoreThreshold()).toList();
    if (good.isEmpty()) {
      return Uni.createFrom()
          .item(new ExtractedAttribute(null, null, score(extracted), true, ids(extracted), null));
    }
    Estimates basic =
        MeanEstimates.ofBasicAttributes(good.stream().map(one -> one.face().estimates()).toList());
    AttributeData data =
        new AttributeData(
            query.descriptor() ? List.of(mean(good)) : List.of(),
            query.descriptor() ? ids(good) : List.of(),
            query.basicAttributes() ? BasicValues.of(basic) : null,
            query.basicAttributes() ? ids(good) : List.of());
    return attributes
        .create(accountId, data, query.lifetime())
        .map(
            id ->
                new ExtractedAttribute(
                    id,
                    "/6/attributes/" + id,
                    score(good),
                    false,
                    ids(good),
                    query.basicAttributes() ? FaceAttributes.basic(basic) : null));
  }

  private static Descriptor mean(List<Extracted> extracted) {
    return DescriptorAverage.of(
        extracted.stream().map(one -> one.face().descriptor().descriptor()).toList());
  }

  private static List<UUID> ids(List<Extracted> extracted) {
    return extracted.stream().map(Extracted::sampleId).toList();
  }

  private static float score(List<Extracted> extracted) {
    return (float) extracted.stream().mapToDouble(Extracted::score).average().orElseThrow();
  }
}
