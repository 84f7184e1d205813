package dev.perigee.video.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Who is who from frame to frame: pairs of a track and a sighting in the order of their affinity,
 * each taken once. A sighting that is left begins a track; a track that is not seen for a while
 * ends.
 *
 * @param <T> what is kept of a track
 */
final class Tracks<T extends Tracks.Track> {

  /** Somebody on the way through the video. */
  interface Track {
    void see(Sighting sighting);

    /** The last one. */
    Sighting last();

    void end();
  }

  private record Pair<T>(T track, Sighting sighting, double affinity) {}

  private final List<T> live = new ArrayList<>();
  private final Function<Sighting, T> begin;
  private final int patience;

  /**
   * @param begin makes the track of a first sighting, which it is shown next
   * @param patience frames of the video that a track may go unseen
   */
  Tracks(Function<Sighting, T> begin, int patience) {
    this.begin = begin;
    this.patience = patience;
  }

  /**
   * Everybody in a frame.
   *
   * @param since frames of the video since the last one that was looked at: who was seen there was
   *     not missed yet
   */
  void see(long frame, long since, List<Sighting> sightings) {
    endBefore(frame - since - patience);
    Set<T> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Sighting> open = Collections.newSetFromMap(new IdentityHashMap<>());
    open.addAll(sightings);
    for (Pair<T> pair : pairs(sightings)) {
      if (!seen.contains(pair.track) && open.remove(pair.sighting)) {
        seen.add(pair.track);
        pair.track.see(pair.sighting);
      }
    }
    for (Sighting sighting : sightings) {
      if (open.contains(sighting)) {
        T track = begin.apply(sighting);
        live.add(track);
        track.see(sighting);
      }
    }
  }

  private List<Pair<T>> pairs(List<Sighting> sightings) {
    List<Pair<T>> pairs = new ArrayList<>();
    for (T track : live) {
      for (Sighting sighting : sightings) {
        double affinity = track.last().affinity(sighting);
        if (affinity > 0) {
          pairs.add(new Pair<>(track, sighting, affinity));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble((Pair<T> pair) -> pair.affinity).reversed());
    return pairs;
  }

  private void endBefore(long frame) {
    for (Iterator<T> each = live.iterator(); each.hasNext(); ) {
      T track = each.next();
      if (track.last().offset().frame() < frame) {
        each.remove();
        track.end();
      }
    }
  }

  /** The video is over. */
  void end() {
    live.forEach(Track::end);
    live.clear();
  }
}
