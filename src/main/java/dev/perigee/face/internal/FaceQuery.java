package dev.perigee.face.internal;

import dev.perigee.account.Caller;
import dev.perigee.face.FaceFilter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;

/** Filters of {@code GET /6/faces} and its count; absent ones are null, lists are empty. */
public record FaceQuery(
    @RestQuery("account_id") UUID accountId,
    @RestQuery("face_ids") @Separator(",") List<UUID> faceIds,
    @RestQuery("external_ids") @Separator(",") List<String> externalIds,
    @RestQuery("list_id") UUID listId,
    @RestQuery("event_id") UUID eventId,
    @RestQuery("user_data") String userData,
    @RestQuery("create_time__gte") Instant createTimeGte,
    @RestQuery("create_time__lt") Instant createTimeLt,
    @RestQuery("face_id__gte") UUID faceIdGte,
    @RestQuery("face_id__lt") UUID faceIdLt) {

  FaceFilter filter(Caller caller) {
    return new FaceFilter(
        caller.readScope(accountId),
        given(faceIds),
        given(externalIds),
        listId,
        eventId,
        userData,
        createTimeGte,
        createTimeLt,
        faceIdGte,
        faceIdLt);
  }

  /** An absent parameter arrives as an empty list. */
  static <T> List<T> given(List<T> list) {
    return list == null || list.isEmpty() ? null : list;
  }
}
