package dev.perigee.video.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.video.internal.VideoAnswer.Offset;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.FaceAnalysis;
import dev.perigee.vision.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TracksTest {
  private final List<Seen> begun = new ArrayList<>();
  private final Tracks<Seen> tracks = new Tracks<>(this::begin, 10);

  private static final class Seen implements Tracks.Track {
    private final List<Integer> places = new ArrayList<>();
    private Sighting last;
    private boolean ended;

    @Override
    public void see(Sighting sighting) {
      last = sighting;
      places.add(sighting.face().rect().x());
    }

    @Override
    public Sighting last() {
      return last;
    }

    @Override
    public void end() {
      ended = true;
    }
  }

  private Seen begin(Sighting first) {
    Seen seen = new Seen();
    begun.add(seen);
    return seen;
  }

  private void frame(long number, int... places) {
    tracks.see(
        number,
        5,
        IntStream.of(places)
            .mapToObj(
                x ->
                    new Sighting(
                        new Offset(number, number / 10.0),
                        new FaceAnalysis(
                            new Rect(x, 50, 100, 100),
                            1,
                            List.of(),
                            List.of(),
                            null,
                            null,
                            Estimates.NONE),
                        null))
            .toList());
  }

  @Test
  void boxes_that_overlap_are_one_person() {
    frame(0, 0, 500);
    frame(5, 520, 30);
    frame(10, 60, 540);

    assertThat(begun).hasSize(2);
    assertThat(begun.get(0).places).containsExactly(0, 30, 60);
    assertThat(begun.get(1).places).containsExactly(500, 520, 540);
  }

  @Test
  void who_moves_by_less_than_a_box_is_still_followed() {
    frame(0, 0);
    frame(5, 110);

    assertThat(begun).hasSize(1);
  }

  @Test
  void who_appears_elsewhere_is_somebody_else() {
    frame(0, 0);
    frame(5, 400);

    assertThat(begun).hasSize(2);
  }

  @Test
  void of_two_that_are_near_the_nearer_one_is_taken() {
    frame(0, 0, 80);
    frame(5, 75, 5);

    assertThat(begun).hasSize(2);
    assertThat(begun.get(0).places).containsExactly(0, 5);
    assertThat(begun.get(1).places).containsExactly(80, 75);
  }

  @Test
  void a_track_outlives_some_frames_without_being_seen() {
    frame(0, 0);
    frame(5);
    frame(10, 10);

    assertThat(begun).hasSize(1);
    assertThat(begun.getFirst().ended).isFalse();
  }

  @Test
  void a_track_ends_when_it_is_not_seen_for_too_long() {
    frame(0, 0);
    frame(5);
    frame(10);
    frame(15);
    assertThat(begun.getFirst().ended).isFalse();
    frame(20, 0);

    assertThat(begun.getFirst().ended).isTrue();
    assertThat(begun).hasSize(2);
  }

  @Test
  void everybody_ends_with_the_video() {
    frame(0, 0, 300);
    tracks.end();

    assertThat(begun).allMatch(seen -> seen.ended);
  }
}
