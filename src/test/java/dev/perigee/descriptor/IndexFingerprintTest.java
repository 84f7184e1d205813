package dev.perigee.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IndexFingerprintTest {
  private static final UUID FACE = new UUID(1, 1);
  private static final UUID ACCOUNT = new UUID(2, 2);
  private static final UUID LIST = new UUID(3, 3);
  private static final UUID OTHER_LIST = new UUID(3, 4);
  private static final Descriptor DESCRIPTOR = Descriptors.random(1001, 1);
  private static final IndexFingerprint BASE = of(entry(FACE, ACCOUNT, Set.of(LIST), DESCRIPTOR));

  @Test
  void the_order_of_the_faces_does_not_matter() {
    IndexEntry one = entry(FACE, ACCOUNT, Set.of(LIST), DESCRIPTOR);
    IndexEntry two = entry(new UUID(1, 2), ACCOUNT, Set.of(), Descriptors.random(1001, 2));

    assertThat(of(one).plus(two)).isEqualTo(of(two).plus(one));
  }

  @Test
  void the_order_of_the_lists_does_not_matter() {
    assertThat(
            IndexFingerprint.EMPTY.plus(
                IndexOrigin.FACE, FACE, ACCOUNT, List.of(LIST, OTHER_LIST), DESCRIPTOR))
        .isEqualTo(
            IndexFingerprint.EMPTY.plus(
                IndexOrigin.FACE, FACE, ACCOUNT, List.of(OTHER_LIST, LIST), DESCRIPTOR));
  }

  @Test
  void the_union_of_two_sets_equals_counting_them_together() {
    IndexEntry other = entry(new UUID(1, 2), ACCOUNT, Set.of(), Descriptors.random(1002, 2));

    assertThat(BASE.plus(of(other))).isEqualTo(BASE.plus(other));
  }

  @Test
  void another_face_changes_it() {
    assertThat(of(entry(new UUID(1, 2), ACCOUNT, Set.of(LIST), DESCRIPTOR))).isNotEqualTo(BASE);
  }

  @Test
  void an_event_of_the_same_id_is_something_else() {
    assertThat(
            IndexFingerprint.EMPTY.plus(IndexOrigin.EVENT, FACE, ACCOUNT, Set.of(LIST), DESCRIPTOR))
        .isNotEqualTo(BASE);
  }

  @Test
  void another_account_changes_it() {
    assertThat(of(entry(FACE, new UUID(2, 3), Set.of(LIST), DESCRIPTOR))).isNotEqualTo(BASE);
  }

  @Test
  void another_list_changes_it() {
    assertThat(of(entry(FACE, ACCOUNT, Set.of(OTHER_LIST), DESCRIPTOR))).isNotEqualTo(BASE);
  }

  @Test
  void one_more_list_changes_it() {
    assertThat(of(entry(FACE, ACCOUNT, Set.of(LIST, OTHER_LIST), DESCRIPTOR))).isNotEqualTo(BASE);
  }

  @Test
  void another_version_of_the_same_bytes_changes_it() {
    Descriptor relabelled = new Descriptor(59, DESCRIPTOR.components());

    assertThat(of(entry(FACE, ACCOUNT, Set.of(LIST), relabelled))).isNotEqualTo(BASE);
  }

  @Test
  void any_changed_component_changes_it() {
    for (int i = 0; i < 512; i++) {
      byte[] changed = DESCRIPTOR.components().clone();
      changed[i]++;

      assertThat(of(entry(FACE, ACCOUNT, Set.of(LIST), new Descriptor(1001, changed))))
          .isNotEqualTo(BASE);
    }
  }

  @Test
  void a_face_without_descriptors_does_not_count() {
    assertThat(of(new IndexEntry(IndexOrigin.FACE, FACE, ACCOUNT, 1, 1, List.of(), Set.of(LIST))))
        .isEqualTo(IndexFingerprint.EMPTY);
  }

  private static IndexFingerprint of(IndexEntry entry) {
    return IndexFingerprint.EMPTY.plus(entry);
  }

  private static IndexEntry entry(UUID face, UUID account, Set<UUID> lists, Descriptor descriptor) {
    return new IndexEntry(IndexOrigin.FACE, face, account, 1, 1, List.of(descriptor), lists);
  }
}
