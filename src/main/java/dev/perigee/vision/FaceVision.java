package dev.perigee.vision;

import dev.perigee.platform.work.WorkerPool;
import dev.perigee.vision.internal.VisionPipeline;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/**
 * Finds faces and bodies in photos, describes them and estimates what can be seen of them. Thread
 * safe; the work runs on a bounded pool of its own.
 */
public interface FaceVision extends AutoCloseable {

  /** Side of a face sample in pixels. */
  int WARP_SIZE = 250;

  /** Width of a body sample in pixels. */
  int BODY_WARP_WIDTH = 128;

  /** Height of a body sample in pixels. */
  int BODY_WARP_HEIGHT = 256;

  /**
   * Reads the manifests of the models and starts the workers. Native libraries and networks are
   * loaded by the first analysis or by {@link #warmUp}.
   *
   * @throws IllegalStateException when a model is missing, changed or not allowed
   */
  static FaceVision open(VisionSettings settings) {
    return VisionPipeline.open(settings);
  }

  /**
   * Analyses one image.
   *
   * @param image encoded image, never changed; must not be changed by the caller before the end
   * @return the faces, delivered on the caller's Vert.x context if there is one; fails with {@link
   *     dev.perigee.platform.error.ApiException} when the image is not usable and with {@link
   *     dev.perigee.platform.work.OverloadedException} when too many images wait
   */
  Uni<ImageAnalysis> analyse(byte[] image, AnalysisOptions options);

  /**
   * Analyses pixels that are decoded already, such as those of a video.
   *
   * @param picture a photo; read until the answer is there
   * @return as for encoded images; the format is null
   */
  Uni<ImageAnalysis> analyse(Picture picture, AnalysisOptions options);

  /**
   * Encodes pixels.
   *
   * @param format JPEG or PNG
   * @param maxSide a larger picture is reduced until its longer side is this, pixels; 0 never
   * @param quality of a JPEG, 0..1
   */
  Uni<byte[]> encode(Picture picture, ImageFormat format, int maxSide, double quality);

  /**
   * Checks that an image is whole and has this size.
   *
   * @param image encoded image, as for {@link #analyse}
   * @return the image as JPEG, the given bytes themselves when they are one; fails as {@link
   *     #analyse} does, also for another size
   */
  Uni<byte[]> toJpeg(byte[] image, int width, int height);

  /**
   * Checks that an image is whole and turns it into JPEG: upright by its EXIF data, transparent
   * parts white.
   *
   * @param image encoded image, as for {@link #analyse}
   * @return the given bytes themselves when they are JPEG; fails as {@link #analyse} does
   */
  Uni<byte[]> toJpeg(byte[] image);

  /**
   * A small copy of an image, upright and of the same proportions.
   *
   * @param jpeg JPEG
   * @param side most pixels of the longer side, 1 or more
   * @return JPEG, the given bytes themselves when the image is as small; fails as {@link #analyse}
   *     does
   */
  Uni<byte[]> thumbnail(byte[] jpeg, int side);

  /** Loads what is loaded lazily and runs every network once; blocks until all is ready. */
  void warmUp();

  /** The models that are there, by id. */
  List<ModelInfo> models();

  /** The tasks that have a model, for example {@code face_detection}. */
  Set<String> tasks();

  /** The descriptor that {@link #analyse} extracts when no version is asked for. */
  DescriptorModel descriptorModel();

  /** All descriptors that it can extract, the default one first. */
  List<DescriptorModel> descriptorModels();

  /** The estimations that the models at hand and the program can make. */
  Set<Estimation<?>> available();

  /** Time spent per stage since the start. */
  StageTimings timings();

  /** How busy the workers are. */
  WorkerPool.Statistics load();

  /** Stops the workers; what waits fails. */
  @Override
  void close();
}
