package dev.perigee.descriptor.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Picks the kernels of this machine. The only class that knows {@link VectorKernel} and {@link
 * VectorSketchKernel}, and it touches them only when the incubator module is there, so that a JVM
 * started without {@code --add-modules jdk.incubator.vector} runs the scalar one.
 */
final class ScanKernels {

  /** Let the machine decide. */
  static final String AUTO = "auto";

  private static final String SCALAR = "scalar";
  private static final String VECTOR = "vector-";
  private static final String BITS_PROPERTY = "perigee.kernel.bits";

  /** Few, since a kernel that boxes its vectors needs a hundred times as long, at every start. */
  private static final int TRIAL_ROWS = 16;

  private ScanKernels() {}

  /**
   * Kernels by configuration.
   *
   * @param wanted {@code auto}, {@code scalar}, or {@code vector-128|256|512}; the width holds for
   *     the life of the process, the first choice wins
   * @throws IllegalArgumentException unknown name, or the Vector API is not available to a wanted
   *     vector kernel
   */
  static Kernels choose(String wanted) {
    String name = wanted.toLowerCase(Locale.ROOT);
    if (name.equals(SCALAR)) {
      return scalar();
    }
    if (name.equals(AUTO)) {
      return vectorModulePresent() ? automatic() : scalar();
    }
    if (!Arrays.asList(VECTOR + 128, VECTOR + 256, VECTOR + 512).contains(name)) {
      throw new IllegalArgumentException("unknown scan kernel '" + wanted + "'");
    }
    if (!vectorModulePresent()) {
      throw new IllegalArgumentException(
          "scan kernel '" + wanted + "' needs --add-modules jdk.incubator.vector");
    }
    System.setProperty(BITS_PROPERTY, name.substring(VECTOR.length()));
    return new Kernels(new VectorKernel(), new VectorSketchKernel());
  }

  /** Width of the vectors in bits: as configured, else what the processor prefers. */
  static int vectorBits() {
    return Integer.getInteger(BITS_PROPERTY, VectorWidth.preferredBits());
  }

  private static Kernels scalar() {
    return new Kernels(new ScalarKernel(), new ScalarSketchKernel());
  }

  private static Kernels automatic() {
    if (VectorWidth.preferredBits() < 128) {
      return scalar();
    }
    Kernels vector = new Kernels(new VectorKernel(), new VectorSketchKernel());
    // Compiled ahead of time, the Vector API may or may not become instructions; nothing tells but
    // the clock. On HotSpot the same test would time the interpreter.
    boolean nativeImage = System.getProperty("org.graalvm.nativeimage.imagecode") != null;
    return nativeImage ? faster(vector, scalar()) : vector;
  }

  private static Kernels faster(Kernels one, Kernels other) {
    KernelTrial trial = new KernelTrial(TRIAL_ROWS);
    return new Kernels(
        faster(one.scan(), other.scan(), trial::run),
        faster(one.sketch(), other.sketch(), trial::run));
  }

  private static <K> K faster(K one, K other, Consumer<K> trial) {
    return nanos(one, trial) <= nanos(other, trial) ? one : other;
  }

  private static <K> long nanos(K kernel, Consumer<K> trial) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      trial.accept(kernel);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  private static boolean vectorModulePresent() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /** Apart, so that asking does not load the incubator classes into a JVM without them. */
  private static final class VectorWidth {
    static int preferredBits() {
      return jdk.incubator.vector.VectorShape.preferredShape().vectorBitSize();
    }
  }
}
