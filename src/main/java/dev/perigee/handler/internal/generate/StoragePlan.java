package dev.perigee.handler.internal.generate;

import dev.perigee.handler.StoragePolicy;
import dev.perigee.handler.StoragePolicy.Callback;
import dev.perigee.handler.StoragePolicy.Link;
import dev.perigee.handler.internal.EventProfile;
import java.util.List;
import java.util.UUID;

/**
 * What is kept of an event and who is told.
 *
 * @param images whether the photos are kept, or where they came from
 * @param lists for the face
 * @param notifications how many times the web socket tells
 * @param callbacks over HTTP
 */
record StoragePlan(
    boolean faceSamples,
    boolean bodySamples,
    boolean images,
    boolean attribute,
    boolean face,
    List<UUID> lists,
    boolean event,
    int notifications,
    List<Callback> callbacks) {

  static StoragePlan of(
      StoragePolicy policy, EventProfile profile, boolean hasFace, boolean hasAttribute) {
    boolean face =
        hasFace && policy.facePolicy().storeFace() && profile.passes(policy.facePolicy().filters());
    List<Callback> callbacks =
        policy.callbacks().stream()
            .filter(callback -> callback.enable() && profile.passes(callback.filters()))
            .toList();
    boolean notified =
        policy.notificationPolicy().sendNotification()
            && profile.passes(policy.notificationPolicy().filters());
    boolean calledBack = callbacks.stream().anyMatch(callback -> !callback.overHttp());
    return new StoragePlan(
        policy.faceSamplePolicy().storeSample()
            && profile.passes(policy.faceSamplePolicy().filters()),
        policy.bodySamplePolicy().storeSample()
            && profile.passes(policy.bodySamplePolicy().filters()),
        policy.imageOriginPolicy().storeImage()
            && profile.passes(policy.imageOriginPolicy().filters()),
        hasAttribute
            && policy.attributePolicy().storeAttribute()
            && profile.passes(policy.attributePolicy().filters()),
        face,
        face ? lists(policy, profile) : List.of(),
        policy.eventPolicy().storeEvent() && profile.passes(policy.eventPolicy().filters()),
        (notified ? 1 : 0) + (calledBack ? 1 : 0),
        callbacks.stream().filter(Callback::overHttp).toList());
  }

  private static List<UUID> lists(StoragePolicy policy, EventProfile profile) {
    return policy.facePolicy().linkToListsPolicy().stream()
        .filter(link -> profile.passes(link.filters()))
        .map(Link::listId)
        .distinct()
        .toList();
  }
}
