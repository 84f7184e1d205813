package dev.perigee.descriptor;

/**
 * Turns a cosine into the similarity that the API shows: {@code 1 / (1 + exp(-k (c - m)))}.
 * Strictly rising, so ranking by cosine and by similarity agree; computed with {@link StrictMath},
 * so every machine gives the same number.
 *
 * @param k slope at the middle
 * @param m cosine at which the similarity is 0.5
 */
public record SimilarityCurve(double k, double m) {

  /**
   * Similarity of a score.
   *
   * @param score cosine as {@link Similarity#score} gives it: 1 stands for identical bytes
   * @return 0..1, exactly 1 for a score of 1
   */
  public double of(double score) {
    return score >= 1 ? 1 : 1 / (1 + StrictMath.exp(-k * (score - m)));
  }

  /**
   * Smallest score that may reach the similarity, a rounding error below the exact inverse: a fast
   * first cut, to be followed by a comparison of similarities.
   *
   * @return negative infinity when every score does
   */
  public double leastScore(double similarity) {
    if (similarity <= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return similarity >= 1 ? 1 : Math.min(1, m + logit(similarity) / k) - 1e-9;
  }

  private static double logit(double similarity) {
    return StrictMath.log(similarity / (1 - similarity));
  }
}
