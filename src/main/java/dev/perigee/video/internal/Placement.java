package dev.perigee.video.internal;

import dev.perigee.vision.BodyAnalysis;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.Eyes;
import dev.perigee.vision.FaceAnalysis;
import dev.perigee.vision.Point;
import dev.perigee.vision.Rect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From pixels of the part of a reduced frame that was analysed to pixels of the video.
 *
 * @param x left border of the part, pixels of the reduced frame
 * @param y top border
 * @param scale pixels of the reduced frame per pixel of the video
 */
record Placement(int x, int y, double scale) {

  Rect apply(Rect rect) {
    int left = (int) Math.round((rect.x() + x) / scale);
    int top = (int) Math.round((rect.y() + y) / scale);
    int right = (int) Math.round((rect.x() + rect.width() + x) / scale);
    int bottom = (int) Math.round((rect.y() + rect.height() + y) / scale);
    return new Rect(left, top, right - left, bottom - top);
  }

  Point apply(Point point) {
    return new Point((point.x() + x) / scale, (point.y() + y) / scale);
  }

  List<Point> apply(List<Point> points) {
    return points.stream().map(this::apply).toList();
  }

  FaceAnalysis apply(FaceAnalysis face) {
    return new FaceAnalysis(
        apply(face.rect()),
        face.detectionScore(),
        apply(face.landmarks5()),
        apply(face.landmarks68()),
        face.warpJpeg(),
        face.descriptor(),
        apply(face.estimates()));
  }

  BodyAnalysis apply(BodyAnalysis body) {
    return new BodyAnalysis(
        apply(body.rect()), body.detectionScore(), body.face(), body.warpJpeg(), body.estimates());
  }

  /** Of what is estimated, only eyes have places. */
  private Estimates apply(Estimates estimates) {
    Map<Estimation<?>, Object> placed = new LinkedHashMap<>();
    for (Estimation<?> one : estimates.present()) {
      placed.put(one, estimates.get(one).orElseThrow());
    }
    estimates
        .get(Estimation.EYES)
        .ifPresent(
            eyes -> placed.put(Estimation.EYES, new Eyes(apply(eyes.left()), apply(eyes.right()))));
    return Estimates.of(placed);
  }

  private Eyes.Eye apply(Eyes.Eye eye) {
    return new Eyes.Eye(eye.state(), eye.open(), apply(eye.iris()), apply(eye.eyelid()));
  }
}
