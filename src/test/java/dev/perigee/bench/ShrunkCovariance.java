package dev.perigee.bench;

import java.util.List;

/**
 * What can be said of the covariance of a population from fewer samples than dimensions: that of
 * the samples, drawn towards the same variance in all directions. The samples' own covariance makes
 * the population look narrower than it is; how much is estimated from the samples themselves
 * (Ledoit and Wolf, "A well-conditioned estimator for large-dimensional covariance matrices", 2004:
 * d2, b2 and a2 there). They weight it by a2 / d2, which comes closest to the covariance; here it
 * is the root of that, which gives the effective dimensions of the population, and with them the
 * spread of the cosines of strangers.
 *
 * @param mean of the samples
 * @param variance of one component, the mean of all
 * @param shrinkage weight of the equal variances, 0 to 1; the covariance of the samples has the
 *     rest
 * @param dimensions effective ones of the estimate: the squared sum of its eigenvalues by the sum
 *     of their squares
 */
@SuppressWarnings("ArrayRecordComponent") // read only, here
record ShrunkCovariance(double[] mean, double variance, double shrinkage, double dimensions) {

  static ShrunkCovariance of(List<byte[]> samples) {
    int count = samples.size();
    int width = samples.getFirst().length;
    double[] mean = new double[width];
    for (byte[] sample : samples) {
      for (int i = 0; i < width; i++) {
        mean[i] += (double) sample[i] / count;
      }
    }
    double[][] centred = new double[count][width];
    for (int n = 0; n < count; n++) {
      for (int i = 0; i < width; i++) {
        centred[n][i] = samples.get(n)[i] - mean[i];
      }
    }
    double trace = 0;
    double fourth = 0; // sum of the squared squares of the lengths
    double squares = 0; // squared Frobenius norm of the samples' covariance
    for (int n = 0; n < count; n++) {
      double own = dot(centred[n], centred[n]);
      trace += own / count;
      fourth += own * own;
      for (double[] other : centred) {
        double product = dot(centred[n], other) / count;
        squares += product * product;
      }
    }
    double fromEqual = squares - trace * trace / width;
    double ofEstimate = (fourth - count * squares) / ((double) count * count);
    double real = Math.max(0, fromEqual - ofEstimate);
    return new ShrunkCovariance(
        mean,
        trace / width,
        1 - Math.sqrt(Math.min(1, real / fromEqual)),
        trace * trace / (real + trace * trace / width));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
