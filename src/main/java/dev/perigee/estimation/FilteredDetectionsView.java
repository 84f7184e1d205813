package dev.perigee.estimation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * {@code filtered_detections}: what was found and not kept.
 *
 * @param bodyDetections absent where bodies are not looked for; empty otherwise, no filter is about
 *     bodies
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FilteredDetectionsView(List<Entry> faceDetections, List<Entry> bodyDetections) {

  @RegisterForReflection
  public record Entry(Detection detection, List<FaceQualityView.Check> filterReasons) {}

  @RegisterForReflection
  public record Detection(String filename, Samples samples) {}

  @RegisterForReflection
  public record Samples(Face face) {}

  @RegisterForReflection
  public record Face(FaceView detection) {}

  /** Of one or several images. */
  public static FilteredDetectionsView of(List<ImageFindings> images, boolean withBodies) {
    List<Entry> faces =
        images.stream()
            .flatMap(
                image ->
                    image.filtered().stream()
                        .map(
                            face ->
                                new Entry(
                                    new Detection(
                                        image.filename(), new Samples(new Face(face.detection()))),
                                    face.reasons())))
            .toList();
    return new FilteredDetectionsView(faces, withBodies ? List.of() : null);
  }
}
