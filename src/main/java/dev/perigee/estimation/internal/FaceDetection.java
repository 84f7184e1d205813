package dev.perigee.estimation.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.perigee.vision.Point;
import dev.perigee.vision.Rect;
import java.util.List;

/**
 * A found face as the API shows it. What was not asked for is absent.
 *
 * @param rect pixels of the upright source image
 * @param landmarks5 pairs x, y: eyes, nose tip, mouth corners
 * @param landmarks68 pairs x, y in the i-bug order
 * @param warp JPEG of the sample: base64 in JSON, bytes in msgpack
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("ArrayRecordComponent") // an encoded image on its way out
public record FaceDetection(
    Rect rect,
    List<int[]> landmarks5,
    List<int[]> landmarks68,
    Attributes attributes,
    byte[] warp) {

  /** What was estimated. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Attributes(DescriptorEstimate descriptor) {}

  /**
   * @param sdkDescriptor SDK form: base64 in JSON, bytes in msgpack
   * @param score 0..1, how good a base for comparison the face is
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way out
  public record DescriptorEstimate(byte[] sdkDescriptor, float score) {}

  /** Points as pairs of whole pixels. */
  static List<int[]> pixels(List<Point> points) {
    return points.stream().map(FaceDetection::pixel).toList();
  }

  private static int[] pixel(Point point) {
    return new int[] {(int) Math.round(point.x()), (int) Math.round(point.y())};
  }
}
