package dev.perigee.descriptor.internal;

/**
 * The kernels of this machine.
 *
 * @param scan exact dot products
 * @param sketch estimates
 */
record Kernels(ScanKernel scan, SketchKernel sketch) {}
