package dev.perigee.vision.internal.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TileTest {

  @Property(tries = 300)
  void whatever_is_no_larger_than_the_overlap_lies_whole_in_one_tile(
      @ForAll @IntRange(min = 1, max = 6000) int width,
      @ForAll @IntRange(min = 1, max = 6000) int height,
      @ForAll @IntRange(min = 200, max = 1500) int side,
      @ForAll @IntRange(min = 1, max = 100) int overlap,
      @ForAll @IntRange(min = 0, max = 5999) int at) {
    List<Tile> tiles = Tile.cover(width, height, side, overlap);
    int x = Math.min(at, Math.max(0, width - overlap));
    int y = Math.min(at, Math.max(0, height - overlap));
    int right = Math.min(width, x + overlap);
    int bottom = Math.min(height, y + overlap);
    assertThat(tiles)
        .anyMatch(
            t ->
                t.x() <= x
                    && t.y() <= y
                    && t.x() + t.width() >= right
                    && t.y() + t.height() >= bottom);
    assertThat(tiles)
        .allMatch(t -> t.x() >= 0 && t.y() >= 0)
        .allMatch(t -> t.x() + t.width() <= width && t.y() + t.height() <= height);
  }

  @Test
  void a_small_image_is_one_tile() {
    assertThat(Tile.cover(640, 480, 1000, 100)).containsExactly(Tile.whole(640, 480));
  }

  @Test
  void a_box_at_an_inner_border_is_cut_and_one_at_the_image_border_is_not() {
    Tile left = new Tile(0, 0, 100, 100);
    Candidate inner = new Candidate(80, 10, 99, 30, 1, List.of());
    assertThat(left.cuts(inner, 200, 100)).isTrue();
    assertThat(left.cuts(inner, 100, 100)).isFalse();
  }

  @Test
  void the_near_view_is_clipped_to_the_image() {
    Candidate corner = new Candidate(-5, -5, 15, 15, 1, List.of());
    assertThat(Tile.around(corner, 5, 300, 200)).isEqualTo(new Tile(0, 0, 55, 55));
  }
}
