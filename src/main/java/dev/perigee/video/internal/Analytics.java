package dev.perigee.video.internal;

import java.util.List;

/** One thing to find out about a video. Sees its frames in order; used by one thread. */
interface Analytics {

  /** Whether it wants to see this frame. */
  boolean wants(long frame, double time);

  /**
   * Looks at a frame that it wanted.
   *
   * @throws VideoFailure when it cannot work on such frames
   */
  void see(VideoFrame frame);

  /** The events, after the last frame. */
  List<VideoAnswer.Event> finish();
}
