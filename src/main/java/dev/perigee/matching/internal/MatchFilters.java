package dev.perigee.matching.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/**
 * Filters of one group of candidates, combined with AND; null does not filter. The answer repeats
 * them as they were given.
 *
 * @param origin {@code faces} or {@code attributes}
 * @param userData part of the user data, case-insensitive
 * @param createTimeGte included; RFC 3339 or relative to now
 * @param createTimeLt excluded
 * @param faceIdGte included
 * @param faceIdLt excluded
 * @param attributeIds required for attributes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MatchFilters(
    String origin,
    UUID accountId,
    UUID listId,
    List<UUID> faceIds,
    List<String> externalIds,
    String userData,
    @JsonProperty("create_time__gte") String createTimeGte,
    @JsonProperty("create_time__lt") String createTimeLt,
    @JsonProperty("face_id__gte") UUID faceIdGte,
    @JsonProperty("face_id__lt") UUID faceIdLt,
    List<UUID> attributeIds) {

  static final String FACES = "faces";
  static final String ATTRIBUTES = "attributes";

  boolean ofFaces() {
    return origin.equals(FACES);
  }

  /** Whether the index alone cannot tell who passes. */
  boolean needsDatabase() {
    return externalIds != null
        || userData != null
        || createTimeGte != null
        || createTimeLt != null
        || faceIdGte != null
        || faceIdLt != null;
  }
}
