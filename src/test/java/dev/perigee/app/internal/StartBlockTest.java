package dev.perigee.app.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartBlockTest {
  @Test
  void values_stand_in_one_column_and_empty_entries_are_left_out() {
    StartBlock block = new StartBlock("Title");
    block.add("a", List.of("1", "2"));
    block.add("none", List.of());
    block.add("long", List.of("3"));

    assertThat(block).hasToString("\n  Title\n  a     1\n        2\n  long  3\n");
  }
}
