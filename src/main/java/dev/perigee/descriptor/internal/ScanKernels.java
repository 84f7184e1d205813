package dev.perigee.descriptor.internal;

import java.util.Arrays;
import java.util.Locale;

/**
 * Picks the kernel of this machine. The only class that knows {@link VectorKernel}, and it touches
 * it only when the incubator module is there, so that a JVM started without {@code --add-modules
 * jdk.incubator.vector} runs the scalar one.
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
   * Kernel by configuration.
   *
   * @param wanted {@code auto}, {@code scalar}, or {@code vector-128|256|512}; the width holds for
   *     the life of the process, the first choice wins
   * @throws IllegalArgumentException unknown name, or the Vector API is not available to a wanted
   *     vector kernel
   */
  static ScanKernel choose(String wanted) {
    String name = wanted.toLowerCase(Locale.ROOT);
    if (name.equals(SCALAR)) {
      return new ScalarKernel();
    }
    if (name.equals(AUTO)) {
      return vectorModulePresent() ? automatic() : new ScalarKernel();
    }
    if (!Arrays.asList(VECTOR + 128, VECTOR + 256, VECTOR + 512).contains(name)) {
      throw new IllegalArgumentException("unknown scan kernel '" + wanted + "'");
    }
    if (!vectorModulePresent()) {
      throw new IllegalArgumentException(
          "scan kernel '" + wanted + "' needs --add-modules jdk.incubator.vector");
    }
    System.setProperty(BITS_PROPERTY, name.substring(VECTOR.length()));
    return new VectorKernel();
  }

  /** Width of the vectors in bits: as configured, else what the processor prefers. */
  static int vectorBits() {
    return Integer.getInteger(BITS_PROPERTY, VectorWidth.preferredBits());
  }

  private static ScanKernel automatic() {
    if (VectorWidth.preferredBits() < 128) {
      return new ScalarKernel();
    }
    ScanKernel vector = new VectorKernel();
    // Compiled ahead of time, the Vector API may or may not become instructions; nothing tells but
    // the clock. On HotSpot the same test would time the interpreter.
    boolean nativeImage = System.getProperty("org.graalvm.nativeimage.imagecode") != null;
    return nativeImage ? faster(vector, new ScalarKernel()) : vector;
  }

  private static ScanKernel faster(ScanKernel one, ScanKernel other) {
    return nanos(one) <= nanos(other) ? one : other;
  }

  private static long nanos(ScanKernel kernel) {
    byte[] rows = new byte[TRIAL_ROWS * 512];
    Arrays.fill(rows, (byte) 3);
    QueryVector query = QueryVector.of(Arrays.copyOf(rows, 512));
    int[] out = new int[TRIAL_ROWS];
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      kernel.dots(query, rows, 0, TRIAL_ROWS, out, 0);
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
