package dev.perigee.vision.internal.estimate;

/**
 * A measure to a score: 1 / (1 + exp(-(x - middle) / width)).
 *
 * @param middle where the score is 0.5
 * @param width positive: larger measures score higher; negative: lower
 */
record Logistic(double middle, double width) {
  float of(double measure) {
    return (float) (1 / (1 + Math.exp((middle - measure) / width)));
  }
}
