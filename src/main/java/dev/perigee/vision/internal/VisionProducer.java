package dev.perigee.vision.internal;

import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.ImageLimits;
import dev.perigee.vision.NativeLibraries;
import dev.perigee.vision.VisionSettings;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the configured {@link FaceVision} injectable. */
@Singleton
final class VisionProducer {

  @Produces
  @Singleton
  FaceVision vision(PerigeeConfig config) {
    PerigeeConfig.Vision vision = config.vision();
    return FaceVision.open(
        new VisionSettings(
            config.models().dir(),
            NativeLibraries.cacheDirectory(config.data()),
            vision.libraries(),
            vision.workers().orElse(Runtime.getRuntime().availableProcessors()),
            vision.queue(),
            new ImageLimits(
                vision.maxImageSize().asLongValue(), vision.maxPixels(), vision.minSide()),
            vision.searchFaceSize(),
            vision.minFaceSize(),
            vision.maxFaces(),
            vision.detectionThreshold(),
            vision.descriptorVersion(),
            config.models().allowedLicences()));
  }

  void close(@Disposes FaceVision vision) {
    vision.close();
  }
}
