package dev.perigee.verifier.internal;

import dev.perigee.blob.Lifetime;
import dev.perigee.blob.SampleStore;
import dev.perigee.blob.SampleType;
import dev.perigee.estimation.BasicValues;
import dev.perigee.estimation.FaceFinding;
import dev.perigee.estimation.ImageSource;
import dev.perigee.estimation.InputImage;
import dev.perigee.face.AttributeData;
import dev.perigee.face.Attributes;
import dev.perigee.verifier.internal.VerifierPolicies.StoragePolicy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Keeps what the storage policy of a verifier says. */
@Singleton
class VerificationStorage {
  private final SampleStore samples;
  private final Attributes attributes;

  VerificationStorage(SampleStore samples, Attributes attributes) {
    this.samples = samples;
    this.attributes = attributes;
  }

  /**
   * What is kept of a face; null what is not.
   *
   * @param sources samples that the face comes from: the stored one, or the one it was given as
   */
  record Kept(UUID sampleId, UUID attributeId, List<UUID> sources) {}

  /** Stores sample and attribute; fails with what was stored taken back. */
  Uni<Kept> keep(UUID accountId, StoragePolicy policy, InputImage input, FaceFinding face) {
    if (policy.faceSamplePolicy().storeSample() == 0 || face.sample() == null) {
      List<UUID> sources =
          input.source() instanceof ImageSource.StoredSample stored
              ? List.of(stored.sampleId())
              : List.of();
      return attribute(accountId, policy, face, sources)
          .map(attributeId -> new Kept(null, attributeId, sources));
    }
    Lifetime life = Lifetime.ofTtl(policy.faceSamplePolicy().ttl());
    return samples
        .put(accountId, SampleType.FACES, face.sample(), life)
        .chain(
            sampleId ->
                attribute(accountId, policy, face, List.of(sampleId))
                    .onFailure()
                    .call(() -> takeBack(accountId, sampleId))
                    .map(attributeId -> new Kept(sampleId, attributeId, List.of(sampleId))));
  }

  private Uni<UUID> attribute(
      UUID accountId, StoragePolicy policy, FaceFinding face, List<UUID> sources) {
    if (policy.attributePolicy().storeAttribute() == 0 || face.descriptor() == null) {
      return Uni.createFrom().nullItem();
    }
    AttributeData data =
        new AttributeData(
            List.of(face.descriptor().descriptor()),
            sources,
            BasicValues.of(face.estimates()),
            sources);
    return attributes.create(accountId, data, Duration.ofSeconds(policy.attributePolicy().ttl()));
  }

  /** Removes what a request that fails has stored. */
  Uni<Void> takeBack(UUID accountId, UUID sampleId) {
    return samples
        .delete(accountId, SampleType.FACES, sampleId)
        .replaceWithVoid()
        .onFailure()
        .recoverWithNull();
  }
}
