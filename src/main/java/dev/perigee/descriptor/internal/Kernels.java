package dev.perigee.descriptor.internal;

/**
 * The kernels of this machine.
 *
 * @param scan exact dot products
 * @param sketch estimates
 */
record Kernels(ScanKernel scan, SketchKernel sketch) {
  private static final int WARM_UP_ROWS = 64;

  /** Twice as many as HotSpot of JDK 25 needed until both were compiled. */
  private static final int WARM_UP_CALLS = 2_000;

  /**
   * Runs the kernels until HotSpot has compiled them, about two seconds on one core. In the
   * interpreter every operation on a vector is a chain of calls, and a search of a million rows
   * takes seconds.
   */
  void warmUp() {
    KernelTrial trial = new KernelTrial(WARM_UP_ROWS);
    for (int call = 0; call < WARM_UP_CALLS; call++) {
      trial.run(scan);
      trial.run(sketch);
    }
  }
}
