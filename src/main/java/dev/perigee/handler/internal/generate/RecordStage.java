package dev.perigee.handler.internal.generate;

import dev.perigee.event.EventContext;
import dev.perigee.event.Events;
import dev.perigee.event.NewEvent;
import dev.perigee.face.AttributeData;
import dev.perigee.face.Faces.AttributeSource;
import dev.perigee.face.Faces.NewFace;
import dev.perigee.face.JointCreation;
import dev.perigee.face.JointCreation.AttributeToBe;
import dev.perigee.face.JointCreation.FaceToBe;
import dev.perigee.handler.Policies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Writes faces, attributes and events of a request to the database: all of them or none. */
@ApplicationScoped
class RecordStage {
  private final JointCreation joint;
  private final Events events;

  RecordStage(JointCreation joint, Events events) {
    this.joint = joint;
    this.events = events;
  }

  /** Fails with nothing stored. */
  Uni<Void> store(UUID accountId, Policies policies, List<Made> made, StoredBlobs stored) {
    List<Judged> judged = made.stream().map(Made::judged).toList();
    List<NewEvent> kept =
        made.stream().filter(one -> one.judged().plan().event()).map(Made::event).toList();
    boolean wait = policies.storagePolicy().eventPolicy().waitSaving();
    List<FaceToBe> faces =
        judged.stream()
            .filter(event -> event.faceId() != null)
            .map(event -> new FaceToBe(event.faceId(), face(event, policies, stored)))
            .toList();
    List<AttributeToBe> attributes =
        judged.stream()
            .filter(event -> event.attributeId() != null)
            .map(event -> attribute(event, policies, stored))
            .toList();
    if (faces.isEmpty() && attributes.isEmpty()) {
      return events.save(accountId, kept, wait);
    }
    if (!wait) {
      return joint
          .create(accountId, faces, attributes, sql -> Uni.createFrom().voidItem())
          .call(() -> events.save(accountId, kept, false));
    }
    return events
        .prepare(accountId, kept)
        .chain(
            save ->
                joint.create(accountId, faces, attributes, save::write).invoke(save::committed));
  }

  private static NewFace face(Judged event, Policies policies, StoredBlobs stored) {
    AttributeData data = data(event, stored);
    EventContext context = event.draft().context();
    return new NewFace(
        data.descriptors().isEmpty() && data.basic() == null
            ? null
            : new AttributeSource.Given(data),
        context.externalId(),
        context.userData(),
        EventShaper.avatar(event, policies, stored),
        event.draft().eventId(),
        event.plan().lists());
  }

  private static AttributeToBe attribute(Judged event, Policies policies, StoredBlobs stored) {
    return new AttributeToBe(
        event.attributeId(),
        data(event, stored),
        Duration.ofSeconds(policies.storagePolicy().attributePolicy().ttl()));
  }

  private static AttributeData data(Judged event, StoredBlobs stored) {
    Traits traits = event.traits();
    List<UUID> samples = EventShaper.faceSamples(event, stored);
    boolean described = traits.faceDescriptor() != null;
    return new AttributeData(
        described ? List.of(traits.faceDescriptor().descriptor()) : List.of(),
        described ? samples : List.of(),
        traits.basic(),
        traits.basic() == null ? List.of() : samples);
  }
}
