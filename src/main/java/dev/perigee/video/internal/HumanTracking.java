package dev.perigee.video.internal;

import dev.perigee.video.internal.VideoAnswer.Event;
import dev.perigee.video.internal.VideoAnswer.Offset;
import dev.perigee.video.internal.VideoRequest.Parameters;
import dev.perigee.vision.AnalysisOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who comes and goes: an event for everybody who was there, or several while he stays. */
final class HumanTracking implements Analytics {
  static final String NAME = "human_tracking";

  private static final int FRAMES = 5;
  private static final int PROBES = 3;
  private static final int PATIENCE = 18;

  private final Parameters parameters;
  private final FrameVision vision;
  private final AnalysisOptions options;
  private final Rate rate;
  private final Tracks<PersonTrack> tracks;
  private final List<Event> events = new ArrayList<>();
  private View view;
  private Offset last;

  HumanTracking(TrackingTargets targets, Parameters parameters, FrameVision vision) {
    this.parameters = parameters;
    this.vision = vision;
    this.options = targets.options();
    this.rate = parameters.rate() == null ? Rate.everyFrames(FRAMES) : parameters.rate();
    TrackShaper shaper = new TrackShaper(targets, parameters, vision);
    EventPolicy policy =
        parameters.eventPolicy() == null ? EventPolicy.DEFAULT : parameters.eventPolicy();
    int probes = parameters.probeCountOr(PROBES);
    int patience = parameters.skipFrames() == null ? PATIENCE : parameters.skipFrames();
    this.tracks =
        new Tracks<>(
            first -> new PersonTrack(shaper, policy, probes, () -> view, events::add), patience);
  }

  @Override
  public boolean wants(long frame, double time) {
    return rate.wants(frame, time, last);
  }

  @Override
  public void see(VideoFrame frame) {
    long skipped = last == null ? 0 : frame.number() - last.frame();
    last = frame.offset();
    view = View.of(frame, parameters.roi(), parameters.droi());
    List<Sighting> sightings =
        Sighting.of(last, vision.analyse(view, options)).stream()
            .filter(one -> one.counts(view))
            .toList();
    tracks.see(frame.number(), skipped, sightings);
  }

  @Override
  public List<Event> finish() {
    tracks.end();
    events.sort(Comparator.comparingLong(event -> event.event().videoSegment().startFrameOffset()));
    return events;
  }
}
