package dev.perigee.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.panache.common.Page;
import org.junit.jupiter.api.Test;

class PagesTest {

  @Test
  void the_first_page_begins_at_the_first_row() {
    Page first = Pages.of(1, 10);

    assertThat(first.index).isZero();
    assertThat(first.size).isEqualTo(10);
  }

  @Test
  void no_page_begins_beyond_the_range_of_an_int() {
    for (int size : new int[] {1, 7, 1_000}) {
      Page last = Pages.of(Integer.MAX_VALUE, size);

      assertThat((long) last.index * size).isBetween(2_000_000_000L, (long) Integer.MAX_VALUE);
    }
  }
}
