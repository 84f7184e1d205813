package dev.perigee.video.internal;

import dev.perigee.video.internal.EventPolicy.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Frames of something that lasts, cut into events. It has begun when it was there in a number of
 * frames.
 *
 * @param <F> what is known of a frame
 */
final class EventFrames<F extends EventFrames.Seen> {

  /** What was seen in a frame. */
  interface Seen {
    VideoAnswer.Offset offset();

    /** The frame with the highest rank stands for its event. */
    double rank();
  }

  /**
   * @param frames one or more
   * @param best one of them
   * @param image of the best one, as it was supplied
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way out
  record Cut<F>(List<F> frames, F best, byte[] image) {}

  private final EventPolicy policy;
  private final int probes;
  private final Consumer<Cut<F>> events;
  private List<F> frames = new ArrayList<>();
  private F best;
  private byte[] image;
  private boolean begun;

  /**
   * @param probes frames that it takes to begin, 1 or more
   */
  EventFrames(EventPolicy policy, int probes, Consumer<Cut<F>> events) {
    this.policy = policy;
    this.probes = probes;
    this.events = events;
  }

  /**
   * It is there in this frame.
   *
   * @param picture is asked when the frame is the best one up to now; may give null
   */
  void add(F frame, Supplier<byte[]> picture) {
    Trigger trigger = policy.triggerOrDefault();
    if (begun && trigger == Trigger.START) {
      return; // it has been told
    }
    if (begun && trigger == Trigger.PERIOD && isOver(frame)) {
      tell();
    }
    frames.add(frame);
    if (best == null || frame.rank() > best.rank()) {
      best = frame;
      image = picture.get();
    }
    if (!begun && frames.size() >= probes) {
      begun = true;
      if (trigger == Trigger.START) {
        tell();
      }
    }
  }

  private boolean isOver(F next) {
    return !frames.isEmpty()
        && next.offset().time() - frames.getFirst().offset().time() >= policy.seconds();
  }

  /** It is over; what comes then begins anew. */
  void end() {
    if (begun && !frames.isEmpty()) {
      tell();
    }
    forget();
    begun = false;
  }

  private void tell() {
    events.accept(new Cut<>(frames, best, image));
    forget();
  }

  private void forget() {
    frames = new ArrayList<>();
    best = null;
    image = null;
  }
}
