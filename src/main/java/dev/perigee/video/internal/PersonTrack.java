package dev.perigee.video.internal;

import dev.perigee.video.internal.VideoAnswer.Event;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One person on the way through the video. */
final class PersonTrack implements Tracks.Track {
  private final UUID id = UUID.randomUUID();
  private final TrackShaper shaper;
  private final Supplier<View> view;
  private final EventFrames<Sighting> frames;
  private final BestSamples faces = new BestSamples();
  private final BestSamples bodies = new BestSamples();
  private Sighting last;

  /**
   * @param view of the frame that is being looked at
   */
  PersonTrack(
      TrackShaper shaper,
      EventPolicy policy,
      int probes,
      Supplier<View> view,
      Consumer<Event> events) {
    this.shaper = shaper;
    this.view = view;
    this.frames = new EventFrames<>(policy, probes, cut -> events.accept(event(cut)));
  }

  @Override
  public void see(Sighting sighting) {
    last = sighting.withoutWarps();
    if (sighting.face() != null && sighting.face().warpJpeg() != null) {
      faces.offer(
          new PersonView.Sample(sighting.offset(), sighting.rank(), sighting.face().warpJpeg()));
    }
    if (sighting.body() != null && sighting.body().warpJpeg() != null) {
      bodies.offer(
          new PersonView.Sample(
              sighting.offset(), sighting.body().detectionScore(), sighting.body().warpJpeg()));
    }
    frames.add(last, () -> shaper.image(view.get()));
  }

  /** Each event has the samples of its own time. */
  private Event event(EventFrames.Cut<Sighting> cut) {
    Event event = shaper.event(id, cut, faces.all(), bodies.all());
    faces.clear();
    bodies.clear();
    return event;
  }

  @Override
  public Sighting last() {
    return last;
  }

  @Override
  public void end() {
    frames.end();
  }
}
