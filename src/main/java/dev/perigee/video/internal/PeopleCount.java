package dev.perigee.video.internal;

import dev.perigee.video.internal.VideoAnswer.Event;
import dev.perigee.video.internal.VideoAnswer.Offset;
import dev.perigee.video.internal.VideoRequest.Parameters;
import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.AnalysisOptions.Product;
import dev.perigee.vision.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How many people there are. An event lasts as long as there are at least so many as its threshold
 * says; a few frames that say otherwise do not end it.
 */
final class PeopleCount implements Analytics {
  static final String NAME = "people_count";
  static final String COORDINATES = "coordinates";
  static final String OVERVIEW = "overview";
  static final Set<String> TARGETS = Set.of(COORDINATES, OVERVIEW);

  private static final int FRAMES = 10;
  private static final int PROBES = 3;
  private static final AnalysisOptions OPTIONS =
      AnalysisOptions.DETECT.with(Product.FACES, false).with(Product.PEOPLE, true);

  private record Counted(Offset offset, List<int[]> people) implements EventFrames.Seen {
    int count() {
      return people.size();
    }

    @Override
    public double rank() {
      return count();
    }
  }

  private final Set<String> targets;
  private final Parameters parameters;
  private final FrameVision vision;
  private final Rate rate;
  private final int probes;
  private final EventFrames<Counted> frames;
  private final List<Event> events = new ArrayList<>();
  private Offset last;
  private int misses;

  /**
   * @param targets of {@link #TARGETS}; null: all
   */
  PeopleCount(List<String> targets, Parameters parameters, FrameVision vision) {
    this.targets = targets == null ? TARGETS : Set.copyOf(targets);
    this.parameters = parameters;
    this.vision = vision;
    this.rate = parameters.rate() == null ? Rate.everyFrames(FRAMES) : parameters.rate();
    this.probes = parameters.probeCountOr(PROBES);
    EventPolicy policy = parameters.eventPolicy();
    this.frames =
        new EventFrames<>(
            policy == null ? EventPolicy.DEFAULT : policy, probes, seen -> events.add(event(seen)));
  }

  @Override
  public boolean wants(long frame, double time) {
    return rate.wants(frame, time, last);
  }

  @Override
  public void see(VideoFrame frame) {
    last = frame.offset();
    View view = View.of(frame, parameters.roi(), parameters.droi());
    List<Point> people = vision.analyse(view, OPTIONS).people();
    if (people == null) {
      throw new VideoFailure("there is no network that finds people");
    }
    List<int[]> counted =
        people.stream()
            .filter(head -> view.counts(head.x(), head.y()))
            .map(head -> new int[] {(int) Math.round(head.x()), (int) Math.round(head.y())})
            .toList();
    int threshold =
        parameters.peopleCountThreshold() == null ? 0 : parameters.peopleCountThreshold();
    if (counted.size() >= threshold) {
      misses = 0;
      frames.add(new Counted(last, counted), () -> image(view));
    } else if (++misses >= probes) {
      frames.end();
    }
  }

  private byte[] image(View view) {
    return targets.contains(OVERVIEW) && parameters.imageRetainPolicy() != null
        ? vision.encode(view, parameters.imageRetainPolicy())
        : null;
  }

  private Event event(EventFrames.Cut<Counted> cut) {
    List<Counted> seen = cut.frames();
    Counted most = cut.best();
    int[] counts = seen.stream().mapToInt(Counted::count).sorted().toArray();
    List<VideoAnswer.FrameEstimation> each =
        seen.stream()
            .map(
                one ->
                    VideoAnswer.FrameEstimation.ofPeople(
                        one.offset, one.count(), targets.contains(COORDINATES) ? one.people : null))
            .toList();
    return new Event(
        new VideoAnswer.EventBody(
            null,
            VideoAnswer.Segment.between(seen.getFirst().offset, seen.getLast().offset),
            targets.contains(OVERVIEW)
                ? VideoAnswer.Overview.ofPeople(
                    most.offset,
                    most.count(),
                    most.people,
                    VideoAnswer.Image.of(parameters.imageRetainPolicy(), cut.image()))
                : null,
            each,
            VideoAnswer.Aggregated.ofPeople(counts[counts.length / 2])));
  }

  @Override
  public List<Event> finish() {
    frames.end();
    return events;
  }
}
