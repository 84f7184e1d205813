package dev.perigee.vision;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the vision core wants to know at start.
 *
 * @param modelsDirectory folder with {@code <id>/model.json}
 * @param cacheDirectory where native libraries are unpacked; must be writable
 * @param librariesDirectory folder with the native libraries; empty: those of the class path are
 *     unpacked
 * @param workers photos analysed at the same time
 * @param queueLimit photos that may wait; more are refused
 * @param limits what an image may be
 * @param searchFaceSize side of the smallest face, pixels, for whose sake large photos are also
 *     searched in tiles
 * @param minFaceSize smaller faces, side of the box in pixels, are not reported
 * @param maxFaces most faces of one photo, the largest are kept
 * @param detectionThreshold least score of a face, 0..1
 * @param descriptorVersion the default descriptor, one of the models at hand
 * @param allowedLicences SPDX ids of model licences that may be loaded
 */
public record VisionSettings(
    Path modelsDirectory,
    Path cacheDirectory,
    Optional<Path> librariesDirectory,
    int workers,
    int queueLimit,
    ImageLimits limits,
    int searchFaceSize,
    int minFaceSize,
    int maxFaces,
    double detectionThreshold,
    int descriptorVersion,
    Set<String> allowedLicences) {

  /** Licences that let anyone use, change and pass on the weights. */
  public static final Set<String> PERMISSIVE_LICENCES =
      Set.of("MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC");

  /** Version of {@code desc_faceplugin512}. */
  public static final int DEFAULT_DESCRIPTOR = 1001;

  /** One worker a core and the defaults of the documentation. */
  public static VisionSettings defaults(Path modelsDirectory, Path cacheDirectory) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new VisionSettings(
        modelsDirectory,
        cacheDirectory,
        Optional.empty(),
        cores,
        32 * cores,
        ImageLimits.DEFAULT,
        40,
        20,
        256,
        0.5,
        DEFAULT_DESCRIPTOR,
        PERMISSIVE_LICENCES);
  }
}
