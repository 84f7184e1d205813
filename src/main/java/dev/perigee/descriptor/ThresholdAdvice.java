package dev.perigee.descriptor;

import java.util.ArrayList;
import java.util.List;

/**
 * Which similarity to ask for so that strangers are seldom taken for somebody in a gallery.
 *
 * <p>A search in a gallery of {@code N} compares a stranger with everybody in it. Taking the
 * comparisons as independent, the false positive identification rate is {@code 1 - (1 - r)^N},
 * where {@code r} is the false match rate of one comparison; so {@code r = 1 - (1 - FPIR)^(1/N)}.
 * The cosine for that rate comes from the benchmark of the version ({@link FalseMatchCurve}), the
 * similarity from its curve.
 *
 * @param gallery how many descriptors are searched
 * @param thresholds rising similarity; empty when nobody has measured the version
 */
public record ThresholdAdvice(long gallery, List<Threshold> thresholds) {

  private static final double[] RATES = {1e-2, 1e-3, 1e-4};

  /**
   * @param fpir share of searches for strangers that find somebody
   * @param similarity to ask for
   * @param cosine that it stands for
   * @param falseMatchRate of a single comparison
   * @param measured false when that rate is rarer than the benchmark could see
   */
  public record Threshold(
      double fpir, double similarity, double cosine, double falseMatchRate, boolean measured) {}

  /**
   * Advice for the false positive identification rates 1e-2, 1e-3 and 1e-4.
   *
   * @param gallery descriptors of the version that are searched; none counts as one
   */
  public static ThresholdAdvice of(DescriptorVersion version, long gallery) {
    List<Threshold> thresholds = new ArrayList<>();
    FalseMatchCurve curve = version.falseMatches();
    if (curve != null) {
      for (double fpir : RATES) {
        double rate = -Math.expm1(Math.log1p(-fpir) / Math.max(1, gallery));
        double cosine = curve.cosineAt(rate);
        thresholds.add(
            new Threshold(
                fpir,
                version.similarity().of(cosine),
                cosine,
                rate,
                rate >= curve.leastMeasured()));
      }
    }
    return new ThresholdAdvice(gallery, List.copyOf(thresholds));
  }
}
