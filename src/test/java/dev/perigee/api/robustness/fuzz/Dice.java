package dev.perigee.api.robustness.fuzz;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Every choice of the cases of one operation: the same seed makes the same cases. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** From 0 to below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A UUID that names nothing. */
  String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
