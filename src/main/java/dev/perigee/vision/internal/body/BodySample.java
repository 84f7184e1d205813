package dev.perigee.vision.internal.body;

import dev.perigee.vision.FaceVision;
import dev.perigee.vision.Rect;
import dev.perigee.vision.internal.face.Affine;
import dev.perigee.vision.internal.face.Resampler;
import org.bytedeco.opencv.opencv_core.Mat;

/** The 128x256 picture of a body. */
public final class BodySample {
  private BodySample() {}

  /** The box stretched to the size of a sample, as networks for bodies are trained. */
  public static Mat cut(Mat photo, Rect body) {
    double sx = (double) FaceVision.BODY_WARP_WIDTH / body.width();
    double sy = (double) FaceVision.BODY_WARP_HEIGHT / body.height();
    Affine toSample = Affine.scaleThenMove(sx, sy, -sx * body.x(), -sy * body.y());
    return Resampler.warp(photo, toSample, FaceVision.BODY_WARP_WIDTH, FaceVision.BODY_WARP_HEIGHT);
  }
}
