package dev.perigee.video.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.perigee.estimation.BodyView;
import dev.perigee.estimation.FaceView;
import java.util.List;
import java.util.Map;

/** Somebody, as the API shows a face and a body. What was not asked for is absent. */
final class PersonView {
  private PersonView() {}

  /**
   * @param detection of one frame; pixels of the video
   * @param attributes over several frames
   * @param samples the best ones
   */
  @JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS)
  public record Face(FaceView detection, Map<String, Object> attributes, List<Sample> samples) {

    static Face in(FaceView detection) {
      return new Face(detection, null, null);
    }
  }

  /** The same of a body. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Body(BodyView detection, List<Sample> samples) {}

  /**
   * @param score 0..1, how good it is; the best one comes first
   * @param warp JPEG: base64 in JSON
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way out
  public record Sample(VideoAnswer.Offset offset, double score, byte[] warp) {}
}
