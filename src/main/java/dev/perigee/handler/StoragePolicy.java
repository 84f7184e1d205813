package dev.perigee.handler;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is kept of an event, and who is told. */
@RegisterForReflection
public record StoragePolicy(
    SamplePolicy faceSamplePolicy,
    SamplePolicy bodySamplePolicy,
    ImageOriginPolicy imageOriginPolicy,
    AttributePolicy attributePolicy,
    FacePolicy facePolicy,
    EventPolicy eventPolicy,
    NotificationPolicy notificationPolicy,
    List<Callback> callbacks) {

  public StoragePolicy {
    callbacks = List.copyOf(callbacks);
  }

  /**
   * @param ttl days, -1 for ever, null as the bucket says
   */
  @RegisterForReflection
  public record SamplePolicy(@Switch boolean storeSample, Integer ttl, EventFilters filters) {}

  /**
   * @param useExternalReferences keeps where the photo came from instead of the photo
   * @param ttl as that of samples
   */
  @RegisterForReflection
  public record ImageOriginPolicy(
      @Switch boolean storeImage,
      @Switch boolean useExternalReferences,
      Integer ttl,
      EventFilters filters) {}

  /**
   * @param ttl seconds
   */
  @RegisterForReflection
  public record AttributePolicy(@Switch boolean storeAttribute, int ttl, EventFilters filters) {}

  /** Whether a face is made, and the lists that it is attached to. */
  @RegisterForReflection
  public record FacePolicy(
      @Switch boolean storeFace,
      @Switch boolean setSampleAsAvatar,
      EventFilters filters,
      List<Link> linkToListsPolicy) {}

  /** A list for the faces of events that pass. */
  @RegisterForReflection
  public record Link(UUID listId, EventFilters filters) {}

  /**
   * @param waitSaving false: the answer does not wait for the database
   */
  @RegisterForReflection
  public record EventPolicy(
      @Switch boolean storeEvent, @Switch boolean waitSaving, EventFilters filters) {}

  /** Whether the web socket tells. */
  @RegisterForReflection
  public record NotificationPolicy(@Switch boolean sendNotification, EventFilters filters) {}

  /**
   * @param type {@code http} or {@code luna-ws-notification}
   * @param url null for the latter, as are authorization and params
   * @param authorization null for none
   */
  @RegisterForReflection
  public record Callback(
      String type,
      @Switch boolean enable,
      String url,
      Authorization authorization,
      Parameters params,
      EventFilters filters) {

    public boolean overHttp() {
      return type.equals("http");
    }
  }

  /** Basic authorization at the receiver of a callback. */
  @RegisterForReflection
  public record Authorization(String type, String login, String password) {

    /** The password is never printed. */
    @Override
    public String toString() {
      return "Authorization[login=" + login + "]";
    }
  }

  /**
   * @param timeout seconds
   */
  @RegisterForReflection
  public record Parameters(int timeout, String contentType, Map<String, String> headers) {}
}
