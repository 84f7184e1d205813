package dev.perigee.video.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.perigee.platform.error.ErrorBody;
import java.util.List;
import java.util.UUID;

/** Answer of {@code POST /6/videosdk}. What was not asked for is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VideoAnswer(VideoData videoData, List<AnalyticsAnswer> analytics) {

  /**
   * @param frameCount frames that were decoded
   * @param frameRate frames a second, 0 unknown
   * @param duration seconds
   */
  public record VideoData(long frameCount, double frameRate, double duration) {}

  /**
   * @param error {@link ErrorBody#SUCCESS} when it has worked
   * @param events empty when it has not
   */
  public record AnalyticsAnswer(String name, ErrorBody error, List<Event> events) {}

  /** The envelope of the API. */
  public record Event(EventBody event) {}

  /**
   * @param trackId of somebody who was followed
   * @param framesEstimations of every frame that was looked at
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EventBody(
      UUID trackId,
      Segment videoSegment,
      Overview overview,
      List<FrameEstimation> framesEstimations,
      Aggregated aggregatedEstimations) {}

  /** Its first and its last frame. */
  public record Segment(
      long startFrameOffset, long endFrameOffset, double startTimeOffset, double endTimeOffset) {

    static Segment between(Offset first, Offset last) {
      return new Segment(first.frame(), last.frame(), first.time(), last.time());
    }
  }

  /**
   * @param frame 0 is the first
   * @param time seconds since the first
   */
  public record Offset(long frame, double time) {}

  /** One frame. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FrameEstimation(
      Offset offset,
      Integer peopleCount,
      List<int[]> peopleCoordinates,
      PersonView.Face face,
      PersonView.Body body) {

    static FrameEstimation ofPeople(Offset offset, int count, List<int[]> coordinates) {
      return new FrameEstimation(offset, count, coordinates, null, null);
    }
  }

  /** The frame that shows an event best. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Overview(
      Offset offset,
      Integer peopleCount,
      List<int[]> peopleCoordinates,
      PersonView.Face face,
      PersonView.Body body,
      Image image) {

    static Overview ofPeople(Offset offset, int count, List<int[]> coordinates, Image image) {
      return new Overview(offset, count, coordinates, null, null, image);
    }
  }

  /**
   * @param data base64 in JSON
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way out
  public record Image(String mimetype, byte[] data) {

    /** Null for no bytes. */
    static Image of(ImageRetainPolicy policy, byte[] bytes) {
      return bytes == null ? null : new Image(policy.format().name(), bytes);
    }
  }

  /** Over the frames of an event. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Aggregated(Integer peopleCount, PersonView.Face face, PersonView.Body body) {

    static Aggregated ofPeople(int count) {
      return new Aggregated(count, null, null);
    }
  }
}
