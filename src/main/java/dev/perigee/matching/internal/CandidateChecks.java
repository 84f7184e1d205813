package dev.perigee.matching.internal;

import dev.perigee.face.FaceTarget;
import dev.perigee.platform.error.ApiException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the schema cannot say about groups of candidates: which fields go with which origin. */
final class CandidateChecks {
  private static final String SIMILARITY = "similarity";
  private static final List<String> FACE_TARGETS =
      Stream.concat(
              Arrays.stream(FaceTarget.values()).map(FaceTarget::field), Stream.of(SIMILARITY))
          .toList();
  private static final List<String> ATTRIBUTE_TARGETS =
      List.of("attribute_id", "account_id", "create_time", SIMILARITY);

  private CandidateChecks() {}

  /**
   * @param path of the group in the request
   * @throws ApiException 12022 for a filter or target of another origin, or a missing filter
   */
  static void check(MatchBody.Candidates group, String path) {
    MatchFilters filters = group.filters();
    foreign(filters)
        .forEach(
            (field, value) -> {
              if (value != null) {
                throw InvalidMatch.at(path + ".filters." + field, "extra fields not permitted");
              }
            });
    if (!filters.ofFaces() && filters.attributeIds() == null) {
      throw InvalidMatch.at(path + ".filters.attribute_ids", "field required");
    }
    if (group.targets() != null) {
      checkTargets(
          group.targets(),
          filters.ofFaces() ? FACE_TARGETS : ATTRIBUTE_TARGETS,
          path + ".targets.");
    }
  }

  private static Map<String, Object> foreign(MatchFilters filters) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (filters.ofFaces()) {
      fields.put("attribute_ids", filters.attributeIds());
      return fields;
    }
    fields.put("list_id", filters.listId());
    fields.put("face_ids", filters.faceIds());
    fields.put("external_ids", filters.externalIds());
    fields.put("user_data", filters.userData());
    fields.put("create_time__gte", filters.createTimeGte());
    fields.put("create_time__lt", filters.createTimeLt());
    fields.put("face_id__gte", filters.faceIdGte());
    fields.put("face_id__lt", filters.faceIdLt());
    return fields;
  }

  private static void checkTargets(List<String> targets, List<String> permitted, String path) {
    for (int i = 0; i < targets.size(); i++) {
      if (!permitted.contains(targets.get(i))) {
        throw InvalidMatch.at(
            path + i,
            "value is not a valid enumeration member; permitted: '"
                + String.join("', '", permitted)
                + "'");
      }
    }
  }
}
