package dev.perigee.video.internal;

import java.util.List;

/** Body of {@code POST /6/videosdk}; its shape is checked against the contract before. */
public record VideoRequest(Video video, List<Analytics> analytics) {

  /** Where the video is. */
  public record Video(String url) {}

  /** What to find out. Absent fields are null. */
  public record Analytics(String name, List<String> targets, Parameters parameters) {
    private static final Parameters NONE =
        new Parameters(null, null, null, null, null, null, null, null);

    Parameters parametersOrNone() {
      return parameters == null ? NONE : parameters;
    }
  }

  /**
   * How to do it. Absent fields are null.
   *
   * @param roi where to look
   * @param droi where what is found counts
   * @param probeCount frames in a row that it takes to be sure
   * @param peopleCountThreshold least number of people of an event
   * @param skipFrames frames of the video after which somebody who is not seen has left
   */
  public record Parameters(
      EventPolicy eventPolicy,
      ImageRetainPolicy imageRetainPolicy,
      Region roi,
      Region droi,
      Rate rate,
      Integer probeCount,
      Integer peopleCountThreshold,
      Integer skipFrames) {

    int probeCountOr(int otherwise) {
      return probeCount == null ? otherwise : probeCount;
    }
  }
}
