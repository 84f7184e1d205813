package dev.perigee.bench;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Directions in 512 dimensions that are spread as those of faces are: photos of one person round
 * that person's direction, and persons as a covariance says. Each number gives the same row always.
 */
final class Gallery {
  static final int WIDTH = 512;

  /** Scale of the 512-component descriptors. */
  private static final double SCALE = 512;

  /** Cosine of two photos of one person: most of those of the benchmark are above 0.5. */
  private static final double TOGETHER = 0.6;

  private final Source source;
  private final int photosPerPerson;
  private final long seed;

  /** Draws a vector with the covariance of the descriptors of strangers; any length. */
  interface Source {
    void draw(SplittableRandom random, double[] out);
  }

  Gallery(Source source, int photosPerPerson, long seed) {
    this.source = source;
    this.photosPerPerson = photosPerPerson;
    this.seed = seed;
  }

  /**
   * The spectrum measured on real descriptors: 95 effective dimensions, which gives cosines of
   * strangers a standard deviation of 0.1, and a mean of 0.028. The axes are turned by two Hadamard
   * transforms with random signs, so that no component is special.
   */
  static Source synthetic() {
    SplittableRandom fixed = new SplittableRandom(7);
    double[] deviation = new double[WIDTH];
    double variance = 0;
    for (int i = 0; i < WIDTH; i++) {
      deviation[i] = Math.exp(-i / 95.0); // variance falls with 47.5: 2 x 47.5 effective ones
      variance += deviation[i] * deviation[i];
    }
    double mean = Math.sqrt(0.028 / (1 - 0.028) * variance);
    double[] one = signs(fixed);
    double[] two = signs(fixed);
    return (random, out) -> {
      for (int i = 0; i < WIDTH; i++) {
        out[i] = deviation[i] * random.nextGaussian() * one[i];
      }
      out[WIDTH - 1] += mean;
      hadamard(out);
      for (int i = 0; i < WIDTH; i++) {
        out[i] *= two[i];
      }
      hadamard(out);
    };
  }

  /**
   * The covariance of real descriptors: random combinations of eight of them, and a perturbation
   * that is the same in all directions, as much as {@link ShrunkCovariance} says. Without it a
   * hundred photos would leave a hundred directions of 512, in which a mate has no room to be
   * closer than strangers.
   */
  static Source of(List<byte[]> real) {
    ShrunkCovariance shape = ShrunkCovariance.of(real);
    double weight = Math.sqrt((1 - shape.shrinkage()) / 8);
    double deviation = Math.sqrt(shape.shrinkage() * shape.variance());
    double[] mean = shape.mean();
    return (random, out) -> {
      for (int i = 0; i < WIDTH; i++) {
        out[i] = mean[i] + deviation * random.nextGaussian();
      }
      for (int n = 0; n < 8; n++) {
        byte[] one = real.get(random.nextInt(real.size()));
        double share = weight * random.nextGaussian();
        for (int i = 0; i < WIDTH; i++) {
          out[i] += share * (one[i] - mean[i]);
        }
      }
    };
  }

  /** Row of the number, quantised as descriptors are. */
  byte[] row(long number) {
    SplittableRandom person = new SplittableRandom(seed + number / photosPerPerson * 1_000_003);
    double[] base = drawn(person);
    SplittableRandom photo = new SplittableRandom(~seed - number * 7919);
    return quantised(at(base, drawn(photo), Math.sqrt(TOGETHER)));
  }

  /**
   * Another photo of the person in the row.
   *
   * @param cosine between the two, up to rounding
   */
  byte[] mate(byte[] row, double cosine, long number) {
    double[] base = new double[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      base[i] = row[i];
    }
    return quantised(at(base, drawn(new SplittableRandom(seed ^ number * 31 + 5)), cosine));
  }

  private double[] drawn(SplittableRandom random) {
    double[] out = new double[WIDTH];
    source.draw(random, out);
    return out;
  }

  /** Unit vector at the cosine from the base, in the direction that the other one has across it. */
  private static double[] at(double[] base, double[] other, double cosine) {
    double dot = 0;
    double squares = 0;
    for (int i = 0; i < WIDTH; i++) {
      dot += base[i] * other[i];
      squares += base[i] * base[i];
    }
    double across = 0;
    for (int i = 0; i < WIDTH; i++) {
      other[i] -= dot / squares * base[i];
      across += other[i] * other[i];
    }
    double sine = Math.sqrt(1 - cosine * cosine);
    for (int i = 0; i < WIDTH; i++) {
      other[i] = cosine * base[i] / Math.sqrt(squares) + sine * other[i] / Math.sqrt(across);
    }
    return other;
  }

  private static byte[] quantised(double[] unit) {
    byte[] out = new byte[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      out[i] = (byte) Math.clamp(Math.round(unit[i] * SCALE), -127, 127);
    }
    return out;
  }

  private static double[] signs(SplittableRandom random) {
    double[] out = new double[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      out[i] = random.nextBoolean() ? 1 : -1;
    }
    return out;
  }

  private static void hadamard(double[] v) {
    for (int half = 1; half < WIDTH; half *= 2) {
      for (int i = 0; i < WIDTH; i += 2 * half) {
        for (int j = i; j < i + half; j++) {
          double a = v[j];
          double b = v[j + half];
          v[j] = (a + b) * Math.sqrt(0.5);
          v[j + half] = (a - b) * Math.sqrt(0.5);
        }
      }
    }
  }
}
