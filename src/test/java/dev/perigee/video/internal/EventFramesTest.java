package dev.perigee.video.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.video.internal.EventPolicy.Trigger;
import dev.perigee.video.internal.VideoAnswer.Offset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventFramesTest {
  private final List<EventFrames.Cut<Frame>> events = new ArrayList<>();

  private record Frame(Offset offset, double rank) implements EventFrames.Seen {}

  private static Frame frame(int second) {
    return new Frame(new Offset(10L * second, second), second % 4);
  }

  private EventFrames<Frame> frames(Trigger trigger, double interval, int probes) {
    return new EventFrames<>(new EventPolicy(trigger, interval), probes, events::add);
  }

  private void show(EventFrames<Frame> frames, int... seconds) {
    for (int second : seconds) {
      frames.add(frame(second), () -> new byte[] {(byte) second});
    }
  }

  private List<List<Long>> seconds() {
    return events.stream()
        .map(cut -> cut.frames().stream().map(frame -> frame.offset().frame() / 10).toList())
        .toList();
  }

  @Test
  void at_the_end_there_is_one_event_with_everything() {
    EventFrames<Frame> frames = frames(Trigger.END, 1, 2);
    show(frames, 0, 1, 2, 3, 4);
    assertThat(events).isEmpty();
    frames.end();

    assertThat(seconds()).containsExactly(List.of(0L, 1L, 2L, 3L, 4L));
  }

  @Test
  void the_best_frame_stands_for_the_event_with_its_picture() {
    EventFrames<Frame> frames = frames(Trigger.END, 1, 1);
    show(frames, 0, 1, 2, 3, 4);
    frames.end();

    assertThat(events.getFirst().best()).isEqualTo(frame(3));
    assertThat(events.getFirst().image()).containsExactly(3);
  }

  @Test
  void what_is_seen_too_seldom_is_no_event() {
    EventFrames<Frame> frames = frames(Trigger.END, 1, 3);
    show(frames, 0, 1);
    frames.end();
    show(frames, 5, 6);
    frames.end();

    assertThat(events).isEmpty();
  }

  @Test
  void at_the_start_the_event_comes_once_and_at_once() {
    EventFrames<Frame> frames = frames(Trigger.START, 1, 2);
    show(frames, 0, 1);
    assertThat(seconds()).containsExactly(List.of(0L, 1L));
    show(frames, 2, 3);
    frames.end();

    assertThat(events).hasSize(1);
  }

  @Test
  void while_it_lasts_there_is_an_event_every_interval_and_one_for_the_rest() {
    EventFrames<Frame> frames = frames(Trigger.PERIOD, 2, 1);
    show(frames, 0, 1, 2, 3, 4);
    frames.end();

    assertThat(seconds()).containsExactly(List.of(0L, 1L), List.of(2L, 3L), List.of(4L));
  }

  @Test
  void each_interval_has_the_picture_of_its_own_best_frame() {
    EventFrames<Frame> frames = frames(Trigger.PERIOD, 2, 1);
    show(frames, 2, 3, 4, 5);
    frames.end();

    assertThat(events.get(0).image()).containsExactly(3);
    assertThat(events.get(1).image()).containsExactly(5);
  }
}
