package dev.perigee.estimation.internal;

import java.util.List;

/** Faces that were found and then left out by a filter of the request. */
public record FilteredDetections(List<FaceDetection> faceDetections) {
  static final FilteredDetections NONE = new FilteredDetections(List.of());
}
