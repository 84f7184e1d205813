package dev.perigee.api.robustness.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Bytes that were a good body once. */
final class Damage {
  private static final List<String> BROKEN_JSON =
      List.of(
          "",
          " ",
          "{",
          "[",
          "{\"a\":",
          "{\"a\" 1}",
          "{'a': 1}",
          "{\"a\": 1,}",
          "{\"a\": 1, \"a\": 2}",
          "{\"a\": NaN}",
          "{\"a\": Infinity}",
          "{\"a\": 01}",
          "{\"a\": .5}",
          "{\"a\": \"\\ud800\"}",
          "{\"a\": \"\\x\"}",
          "{\"a\": \"\t\"}",
          "{} {}",
          "{}x",
          "/* */ {}",
          "\uFEFF{}",
          "null",
          "true",
          "\"text\"",
          "1e999999999",
          "nul",
          "[".repeat(100_000),
          "{\"a\":".repeat(50_000),
          "[" + "9".repeat(100_000) + "]");

  private Damage() {}

  static byte[] json(Dice dice) {
    return dice.any(BROKEN_JSON).getBytes(StandardCharsets.UTF_8);
  }

  /** The bytes with a few faults. */
  static byte[] of(byte[] good, Dice dice) {
    if (good.length == 0) {
      return dice.bytes(1 + dice.below(64));
    }
    return switch (dice.below(5)) {
      case 0 -> Arrays.copyOf(good, dice.below(good.length));
      case 1 -> Arrays.copyOfRange(good, dice.below(good.length), good.length);
      case 2 -> joined(good, dice.bytes(1 + dice.below(64)));
      case 3 -> joined(good, good);
      default -> {
        byte[] bytes = good.clone();
        for (int i = 0; i <= dice.below(8); i++) {
          bytes[dice.below(bytes.length)] ^= (byte) (1 << dice.below(8));
        }
        yield bytes;
      }
    };
  }

  static byte[] joined(byte[] one, byte[] two) {
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }
}
