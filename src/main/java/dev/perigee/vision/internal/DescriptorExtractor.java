package dev.perigee.vision.internal;

import dev.perigee.vision.DescriptorModel;
import dev.perigee.vision.FaceDescriptor;
import dev.perigee.vision.internal.estimate.FaceContext;
import dev.perigee.vision.internal.estimate.FaceVectors;
import dev.perigee.vision.internal.face.Quantiser;
import java.util.concurrent.CompletableFuture;

/** Vectors of the descriptor networks to descriptors. */
final class DescriptorExtractor {
  private DescriptorExtractor() {}

  /** The pictures are taken at once, so the face may be closed afterwards. */
  static CompletableFuture<FaceDescriptor> extract(FaceContext face, DescriptorModel model) {
    float score = face.score();
    return face.ask(FaceVectors.version(model.version()))
        .thenApply(
            vector ->
                new FaceDescriptor(
                    model.version(), Quantiser.quantise(vector, model.scale()), score));
  }
}
