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

  /** Cosine of a person to the real descriptor that the person was made from. */
  private static final double LIKENESS = 0.5;

  private final Source people;
  private final Source differences = synthetic();
  private final int photosPerPerson;
  private final long seed;

  /** Draws a vector that has the direction of a person, or of what parts two photos of one. */
  interface Source {
    void draw(SplittableRandom random, double[] out);
  }

  /**
   * @param people whom to draw; photos of one differ as {@link #synthetic()} strangers do
   */
  Gallery(Source people, int photosPerPerson, long seed) {
    this.people = people;
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
   * People who look like those of real descriptors: each is one of them, perturbed by as much as
   * {@link #LIKENESS} leaves. A million people round a hundred photos crowd more than strangers do.
   */
  static Source round(List<byte[]> real) {
    Source difference = synthetic();
    return (random, out) -> {
      double[] one = direction(real.get(random.nextInt(real.size())));
      difference.draw(random, out);
      at(one, out, LIKENESS);
    };
  }

  /** Row of the number, quantised as descriptors are. */
  byte[] row(long number) {
    SplittableRandom person = new SplittableRandom(seed + number / photosPerPerson * 1_000_003);
    double[] base = drawn(people, person);
    SplittableRandom photo = new SplittableRandom(~seed - number * 7919);
    return quantised(at(base, drawn(differences, photo), Math.sqrt(TOGETHER)));
  }

  /**
   * Another photo of the person in the row.
   *
   * @param cosine between the two, up to rounding
   */
  byte[] mate(byte[] row, double cosine, long number) {
    double[] other = drawn(differences, new SplittableRandom(seed ^ number * 31 + 5));
    return quantised(at(direction(row), other, cosine));
  }

  private static double[] drawn(Source source, SplittableRandom random) {
    double[] out = new double[WIDTH];
    source.draw(random, out);
    return out;
  }

  private static double[] direction(byte[] row) {
    double[] out = new double[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      out[i] = row[i];
    }
    return out;
  }

  /** Turns the other one into the unit vector at the cosine from the base, on its own side. */
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
