package dev.perigee.vision.internal.net;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A TorchScript network. Thread safe: every run borrows one of the predictors, of which there come
 * to be as many as there are threads at work. Arrays of the engine never leave a run, and no run is
 * under way when the memory of the engine is given back.
 */
public final class Network implements AutoCloseable {
  private final Model model;
  private final ConcurrentLinkedQueue<Predictor<Tensor, float[][]>> idle =
      new ConcurrentLinkedQueue<>();
  private final ReadWriteLock runs = new ReentrantReadWriteLock();
  private boolean closed;

  private Network(Model model) {
    this.model = model;
  }

  /** Loads the weights; {@link Torch#start} must have been called. */
  public static Network load(Path weights) {
    Model model = Model.newInstance(weights.toString(), Torch.ENGINE);
    try {
      model.load(weights.toAbsolutePath().getParent(), weights.getFileName().toString());
      return new Network(model);
    } catch (IOException | MalformedModelException e) {
      model.close();
      throw new IllegalStateException("Cannot load " + weights, e);
    }
  }

  /**
   * One forward pass.
   *
   * @return the outputs in the order of the file, each flattened
   * @throws IllegalStateException the network is closed or does not take such an input
   */
  public float[][] run(Tensor input) {
    runs.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("Network is closed");
      }
      return predict(input);
    } finally {
      runs.readLock().unlock();
    }
  }

  private float[][] predict(Tensor input) {
    Predictor<Tensor, float[][]> predictor = idle.poll();
    if (predictor == null) {
      predictor = model.newPredictor(new Flat());
    }
    try {
      return predictor.predict(input);
    } catch (TranslateException e) {
      throw new IllegalStateException("Network failed", e);
    } finally {
      idle.add(predictor);
    }
  }

  /** Waits for the runs that are under way. */
  @Override
  public void close() {
    runs.writeLock().lock();
    try {
      closed = true;
      idle.forEach(Predictor::close);
      idle.clear();
      model.close();
    } finally {
      runs.writeLock().unlock();
    }
  }

  /**
   * Hands the numbers over in memory that is kept for the next run of the same predictor. The
   * engine reads them where they are; from an array it would make a copy in new memory each time.
   */
  private static final class Flat implements Translator<Tensor, float[][]> {
    private ByteBuffer input = ByteBuffer.allocateDirect(0);

    @Override
    public NDList processInput(TranslatorContext context, Tensor in) {
      int bytes = in.pixels().length * Float.BYTES;
      if (input.capacity() < bytes) {
        input = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
      }
      input.clear().limit(bytes);
      in.writeTo(input.asFloatBuffer());
      Shape shape = new Shape(in.count(), Tensor.CHANNELS, in.height(), in.width());
      return new NDList(context.getNDManager().create(input, shape, DataType.FLOAT32));
    }

    @Override
    public float[][] processOutput(TranslatorContext context, NDList out) {
      return out.stream().map(array -> array.toFloatArray()).toArray(float[][]::new);
    }

    @Override
    public Batchifier getBatchifier() {
      return null; // the caller batches
    }
  }
}
