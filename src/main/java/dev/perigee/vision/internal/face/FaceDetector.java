package dev.perigee.vision.internal.face;

import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** Finds faces in one pass over an image. */
public interface FaceDetector {

  /** The faces, one candidate each, in pixels of the image. */
  List<Candidate> detect(Mat rgb);
}
