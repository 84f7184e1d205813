package dev.perigee.estimation.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.perigee.estimation.FaceQualityView;
import dev.perigee.estimation.Findings;
import dev.perigee.estimation.ImageFindings;
import dev.perigee.platform.error.ErrorBody;
import dev.perigee.vision.Rect;
import java.util.List;
import java.util.Map;

/** Answer of {@code POST /6/iso}: one entry per image, in the order of the request. */
public record IsoAnswer(List<Image> images) {

  /**
   * @param status 1 processed, 0 refused for the reason in {@code error}
   * @param exif tags of the file; absent unless asked for
   * @param estimations one per face
   */
  public record Image(
      String filename,
      int status,
      ErrorBody error,
      @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Object> exif,
      List<Person> estimations) {}

  public record Person(Face face) {}

  public record Face(Detection detection) {}

  public record Detection(Rect rect, FaceQualityView iso) {}

  static IsoAnswer of(Findings findings) {
    return new IsoAnswer(findings.images().stream().map(IsoAnswer::image).toList());
  }

  private static Image image(ImageFindings found) {
    return new Image(
        found.filename(),
        found.status(),
        found.error(),
        found.exif(),
        found.faces().stream()
            .map(face -> new Detection(face.detection().rect(), face.detection().faceQuality()))
            .map(detection -> new Person(new Face(detection)))
            .toList());
  }
}
