package dev.perigee.bench;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/**
 * The networks of detection, landmarks and descriptors, run by DJL on pictures that are made
 * already: no image is decoded, resized or cut. What the program does beside is the difference.
 */
final class BareLoop implements AutoCloseable {
  /** Faces that are described in one run: the fastest number on CPUs. */
  private static final int BATCH = 2;

  private final Net detector;
  private final Net landmarks;
  private final Net descriptor;

  /** PyTorch must have been started. */
  BareLoop(Path models) throws IOException, MalformedModelException {
    detector = new Net(models.resolve("det_blazeface_back"), 256);
    landmarks = new Net(models.resolve("lm68_faceplugin"), 64);
    descriptor = new Net(models.resolve("desc_faceplugin512"), 112);
  }

  /**
   * What one photo costs.
   *
   * @param passes of the detector
   * @param looks for landmarks
   * @param faces that are described, two at a time
   */
  void photo(long passes, long looks, int faces) {
    for (int i = 0; i < passes; i++) {
      detector.run(1);
    }
    for (int i = 0; i < looks; i++) {
      landmarks.run(1);
    }
    for (int left = faces; left > 0; left -= BATCH) {
      descriptor.run(Math.min(left, BATCH));
    }
  }

  @Override
  public void close() {
    detector.model.close();
    landmarks.model.close();
    descriptor.model.close();
  }

  private static final class Net {
    private final Model model;
    private final int side;
    private final ThreadLocal<Predictor<NDList, NDList>> predictors;

    Net(Path folder, int side) throws IOException, MalformedModelException {
      this.side = side;
      model = Model.newInstance(folder.getFileName().toString(), "PyTorch");
      model.load(folder.toAbsolutePath(), "weights.pt");
      predictors = ThreadLocal.withInitial(() -> model.newPredictor(new NoopTranslator(null)));
    }

    void run(int count) {
      float[] pixels = new float[count * 3 * side * side];
      try (NDManager manager = model.getNDManager().newSubManager()) {
        NDList in =
            new NDList(manager.create(FloatBuffer.wrap(pixels), new Shape(count, 3, side, side)));
        NDList out = predictors.get().predict(in);
        out.attach(manager);
        out.forEach(array -> array.toFloatArray());
      } catch (TranslateException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
