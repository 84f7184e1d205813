package dev.perigee.handler.internal.generate;

import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobStore;
import dev.perigee.blob.Lifetime;
import dev.perigee.blob.NewBlob;
import dev.perigee.blob.PlatformBucket;
import dev.perigee.blob.SampleStore;
import dev.perigee.blob.SampleType;
import dev.perigee.blob.UserMeta;
import dev.perigee.estimation.ImageFindings;
import dev.perigee.estimation.ImageSource;
import dev.perigee.handler.StoragePolicy;
import dev.perigee.handler.StoragePolicy.ImageOriginPolicy;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps samples and photos of events: all of them or none. */
@ApplicationScoped
class BlobStage {
  private static final int CONCURRENT = 4;

  /** Longest reference that an event holds, characters. */
  private static final int LONGEST_ORIGIN = 256;

  private final BlobStore store;

  BlobStage(BlobStore store) {
    this.store = store;
  }

  /**
   * Stores what the plans of the events say.
   *
   * @return fails as the store does; nothing is left then, as far as the store lets it be removed
   */
  Uni<StoredBlobs> store(UUID accountId, StoragePolicy policy, List<Judged> events) {
    StoredBlobs stored = new StoredBlobs();
    List<Uni<Void>> puts = new ArrayList<>();
    for (Judged event : events) {
      for (Shot shot : event.draft().shots()) {
        samples(accountId, policy, event.plan(), shot, stored, puts);
        if (event.plan().images() && shot.capture().imageOrigin() == null) {
          origin(accountId, policy.imageOriginPolicy(), shot, stored, puts);
        }
      }
    }
    if (puts.isEmpty()) {
      return Uni.createFrom().item(stored);
    }
    return Uni.join()
        .all(puts)
        .usingConcurrencyOf(CONCURRENT)
        .andCollectFailures() // all of them have ended then
        .replaceWith(stored)
        .onFailure(CompositeException.class)
        .transform(several -> ((CompositeException) several).getCauses().getFirst())
        .onFailure()
        .call(failure -> remove(accountId, stored));
  }

  private void samples(
      UUID accountId,
      StoragePolicy policy,
      StoragePlan plan,
      Shot shot,
      StoredBlobs stored,
      List<Uni<Void>> puts) {
    if (plan.faceSamples() && shot.hasFace() && shot.person().face().sample() != null) {
      UUID id = UUID.randomUUID();
      stored.faces.put(shot.person().face(), id);
      NewBlob blob = jpeg(accountId, policy.faceSamplePolicy().ttl());
      puts.add(put(SampleType.FACES.bucket(), id, blob, shot.person().face().sample(), stored));
    }
    if (plan.bodySamples() && shot.hasBody() && shot.person().body().sample() != null) {
      UUID id = UUID.randomUUID();
      stored.bodies.put(shot.person().body(), id);
      NewBlob blob = jpeg(accountId, policy.bodySamplePolicy().ttl());
      puts.add(put(SampleType.BODIES.bucket(), id, blob, shot.person().body().sample(), stored));
    }
  }

  private static NewBlob jpeg(UUID accountId, Integer ttl) {
    return new NewBlob(accountId, SampleStore.JPEG, Lifetime.ofTtl(ttl));
  }

  /** A photo with several faces is kept once. */
  private void origin(
      UUID accountId,
      ImageOriginPolicy policy,
      Shot shot,
      StoredBlobs stored,
      List<Uni<Void>> puts) {
    ImageFindings image = shot.image();
    if (stored.origins.containsKey(image) || image.encoded() == null) {
      return;
    }
    String elsewhere = policy.useExternalReferences() ? reference(shot) : null;
    if (elsewhere != null) {
      stored.origins.put(image, elsewhere);
      return;
    }
    UUID id = UUID.randomUUID();
    stored.origins.put(image, "/6/images/" + id);
    Map<String, String> headers = UserMeta.of(shot.capture().originHeaders().entrySet());
    NewBlob blob =
        new NewBlob(accountId, image.format().mediaType(), Lifetime.ofTtl(policy.ttl()), headers);
    puts.add(put(PlatformBucket.IMAGES.bucket(), id, blob, image.encoded(), stored));
  }

  private static String reference(Shot shot) {
    return switch (shot.image().input().source()) {
      case ImageSource.StoredSample sample ->
          shot.type().samples().map(type -> type.url(sample.sampleId())).orElse(null);
      case ImageSource.Link link when link.url().length() <= LONGEST_ORIGIN -> link.url();
      default -> null;
    };
  }

  private Uni<Void> put(String bucket, UUID id, NewBlob blob, byte[] bytes, StoredBlobs stored) {
    BlobKey key = BlobKey.image(bucket, id);
    stored.keys.add(key);
    return Uni.createFrom()
        .deferred(() -> store.put(key, blob, Multi.createFrom().item(Buffer.buffer(bytes))))
        .replaceWithVoid();
  }

  /** Takes everything out again; what cannot be removed now is told in the log. */
  Uni<Void> remove(UUID accountId, StoredBlobs stored) {
    return Multi.createFrom()
        .iterable(stored.keys)
        .onItem()
        .transformToUniAndConcatenate(
            key ->
                store
                    .delete(key, accountId)
                    .onFailure()
                    .invoke(
                        failure ->
                            Log.warnf(
                                "a blob of an event that was not stored is left: %s/%s",
                                key.bucket(), key.id()))
                    .onFailure()
                    .recoverWithItem(false))
        .collect()
        .last()
        .replaceWithVoid();
  }
}
