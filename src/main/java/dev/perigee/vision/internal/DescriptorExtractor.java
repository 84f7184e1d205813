package dev.perigee.vision.internal;

import dev.perigee.vision.DescriptorModel;
import dev.perigee.vision.FaceDescriptor;
import dev.perigee.vision.internal.face.DescriptorQuality;
import dev.perigee.vision.internal.face.FaceSample;
import dev.perigee.vision.internal.face.Quantiser;
import dev.perigee.vision.internal.net.MicroBatcher;
import dev.perigee.vision.internal.net.Tensor;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.opencv.opencv_core.Mat;

/** Samples to descriptors, through the batches of the descriptor network. */
record DescriptorExtractor(MicroBatcher network, DescriptorModel model) {

  /** The picture is taken from the sample at once, so the context may be closed afterwards. */
  CompletableFuture<FaceDescriptor> extract(FaceContext face) throws InterruptedException {
    try (Mat input = FaceSample.networkInput(face.sample())) {
      float score =
          face.isSample()
              ? DescriptorQuality.ofSample(input)
              : DescriptorQuality.of(face.detectionScore(), face.landmarks().eyeDistance(), input);
      return network
          .submit(Tensor.of(input))
          .thenApply(
              values ->
                  new FaceDescriptor(
                      model.version(), Quantiser.quantise(values, model.scale()), score));
    }
  }
}
