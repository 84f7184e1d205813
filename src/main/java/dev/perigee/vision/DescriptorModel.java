package dev.perigee.vision;

/**
 * A descriptor version: what the numbers of its descriptors mean.
 *
 * @param version number in the API
 * @param length number of components
 * @param scale a component is round(unit vector component x scale), clipped to -127..127
 * @param half cosine that stands for similarity 0.5
 * @param slope steepness: similarity = 1 / (1 + exp(-slope (cosine - half)))
 */
public record DescriptorModel(int version, int length, int scale, double half, double slope) {

  /** Similarity 0..1 that stands for a cosine. */
  public double similarity(double cosine) {
    return 1 / (1 + Math.exp(-slope * (cosine - half)));
  }
}
