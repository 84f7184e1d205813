package dev.perigee.estimation.internal;

import dev.perigee.blob.Blob;
import dev.perigee.blob.SampleStore;
import dev.perigee.blob.SampleType;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorAverage;
import dev.perigee.face.AttributeData;
import dev.perigee.face.Attributes;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.FaceDescriptor;
import dev.perigee.vision.FaceVision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes temporary attributes from stored samples. */
@ApplicationScoped
class Extractor {
  private final FaceVision vision;
  private final SampleStore samples;
  private final Attributes attributes;

  Extractor(FaceVision vision, SampleStore samples, Attributes attributes) {
    this.vision = vision;
    this.samples = samples;
    this.attributes = attributes;
  }

  /** What one sample gave. */
  private record Extracted(UUID sampleId, FaceDescriptor descriptor) {}

  /**
   * Extracts from every sample before anything is stored.
   *
   * @return one element per sample in order, or one for all when aggregated; fails with 11031 for a
   *     sample that the account does not have and with 11034 when nothing was asked for
   */
  Uni<List<ExtractedAttribute>> extract(UUID accountId, List<UUID> ids, ExtractorQuery query) {
    if (!query.descriptor()) {
      return Uni.createFrom()
          .failure(ApiException.of(ErrorCode.DESCRIPTOR_NOT_EXTRACTED, "sample", ids.getFirst()));
    }
    List<Uni<Extracted>> each = ids.stream().map(id -> extract(accountId, id)).toList();
    return Uni.join()
        .all(each)
        .andFailFast()
        .chain(
            extracted ->
                query.aggregate()
                    ? store(accountId, extracted, query).map(List::of)
                    : storeEach(accountId, extracted, query));
  }

  private Uni<Extracted> extract(UUID accountId, UUID sampleId) {
    return samples
        .get(accountId, SampleType.FACES, sampleId)
        .map(
            sample ->
                sample.orElseThrow(() -> ApiException.of(ErrorCode.SAMPLE_NOT_FOUND, sampleId)))
        .chain(Blob::bytes)
        .chain(jpeg -> vision.analyse(jpeg, AnalysisOptions.WARP.withDescriptor(true)))
        .map(found -> new Extracted(sampleId, found.faces().getFirst().descriptor()));
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
        extracted.stream()
            .filter(one -> one.descriptor().score() >= query.scoreThreshold())
            .toList();
    if (good.isEmpty()) {
      return Uni.createFrom()
          .item(new ExtractedAttribute(null, null, score(extracted), true, ids(extracted), null));
    }
    AttributeData data =
        new AttributeData(
            List.of(
                DescriptorAverage.of(
                    good.stream().map(one -> descriptor(one.descriptor())).toList())),
            ids(good),
            null,
            List.of());
    return attributes
        .create(accountId, data, query.lifetime())
        .map(
            id ->
                new ExtractedAttribute(
                    id, "/6/attributes/" + id, score(good), false, ids(good), null));
  }

  private static Descriptor descriptor(FaceDescriptor extracted) {
    return new Descriptor(extracted.version(), extracted.components());
  }

  private static List<UUID> ids(List<Extracted> extracted) {
    return extracted.stream().map(Extracted::sampleId).toList();
  }

  private static float score(List<Extracted> extracted) {
    return (float)
        extracted.stream().mapToDouble(one -> one.descriptor().score()).average().orElseThrow();
  }
}
