package dev.perigee.face.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  @Test
  void nothing_asked_is_no_clause() {
    Conditions conditions = new Conditions().uuid("a = ?", null).texts("b = ANY(?)", null);

    assertThat(conditions.where()).isEmpty();
    assertThat(conditions.values().size()).isZero();
  }

  @Test
  void each_condition_gets_the_number_of_its_value() {
    UUID id = UUID.randomUUID();

    Conditions conditions =
        new Conditions().uuid("a = ?", id).text("b = ?", "x").uuids("c = ANY(?)", List.of(id));

    assertThat(conditions.where()).isEqualTo(" WHERE a = $1 AND b = $2 AND c = ANY($3)");
    assertThat(conditions.values().getString(1)).isEqualTo("x");
  }

  @Test
  void a_partial_text_is_compared_in_one_case() {
    Conditions conditions = new Conditions().uuid("a = ?", UUID.randomUUID()).part("note", "X");

    assertThat(conditions.where()).contains("lower(note COLLATE", "lower($2 COLLATE");
  }

  @Test
  void pages_count_from_one() {
    Conditions conditions = new Conditions();

    assertThat(conditions.page(3, 20)).isEqualTo(" LIMIT $1 OFFSET $2");
    assertThat(conditions.values().getLong(0)).isEqualTo(20);
    assertThat(conditions.values().getLong(1)).isEqualTo(40);
  }

  @Test
  void a_far_page_does_not_overflow() {
    Conditions conditions = new Conditions();

    conditions.page(Integer.MAX_VALUE, 1000);

    assertThat(conditions.values().getLong(1)).isEqualTo(2_147_483_646L * 1000);
  }
}
