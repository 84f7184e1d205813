package dev.perigee.matching.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.matching.internal.MatchBody.Candidates;
import dev.perigee.platform.error.ApiException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CandidateChecksTest {
  private static final List<UUID> IDS = List.of(new UUID(1, 1));

  @Test
  void faces_take_face_filters() {
    assertThatCode(() -> CandidateChecks.check(group(faces(null)), "candidates.0"))
        .doesNotThrowAnyException();
  }

  @Test
  void faces_take_no_attribute_ids() {
    assertRefused(group(faces(IDS)), "candidates.0.filters.attribute_ids");
  }

  @Test
  void attributes_take_no_list() {
    assertRefused(group(attributes(IDS, new UUID(2, 2))), "candidates.0.filters.list_id");
  }

  @Test
  void attributes_must_be_named() {
    assertRefused(group(attributes(null, null)), "candidates.0.filters.attribute_ids");
  }

  @Test
  void a_target_of_another_origin_is_refused() {
    assertRefused(group(faces(null), "face_id", "attribute_id"), "candidates.0.targets.1");
    assertRefused(group(attributes(IDS, null), "user_data"), "candidates.0.targets.0");
  }

  @Test
  void similarity_is_a_target_of_both() {
    assertThatCode(
            () -> {
              CandidateChecks.check(group(faces(null), "similarity"), "");
              CandidateChecks.check(group(attributes(IDS, null), "similarity"), "");
            })
        .doesNotThrowAnyException();
  }

  private static void assertRefused(Candidates group, String path) {
    assertThatThrownBy(() -> CandidateChecks.check(group, "candidates.0"))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.body().errorCode()).isEqualTo(12022);
              assertThat(refusal.body().detail()).contains("Path: '" + path + "'");
            });
  }

  private static Candidates group(MatchFilters filters, String... targets) {
    return new Candidates(filters, null, null, targets.length == 0 ? null : List.of(targets));
  }

  private static MatchFilters faces(List<UUID> attributeIds) {
    return new MatchFilters(
        "faces", null, new UUID(2, 2), null, null, "x", null, null, null, null, attributeIds);
  }

  private static MatchFilters attributes(List<UUID> ids, UUID listId) {
    return new MatchFilters(
        "attributes", null, listId, null, null, null, null, null, null, null, ids);
  }
}
