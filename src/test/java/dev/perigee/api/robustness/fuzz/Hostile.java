package dev.perigee.api.robustness.fuzz;

import java.util.List;

/** Values that programs trip over, for fields, parameters and headers. */
final class Hostile {
  private static final int LONG = 5_000;

  /** Texts of any kind. */
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\t\r\n",
          "\0",
          "a\0b",
          "null",
          "undefined",
          "true",
          "NaN",
          "Infinity",
          "-0",
          "+1",
          "0x10",
          "1e400",
          "1,2",
          "1,,2",
          ",",
          "'; drop table face; --",
          "%s%n%x",
          "%00",
          "${jndi:ldap://127.0.0.1/a}",
          "../../etc/passwd",
          "<script>alert(1)</script>",
          "[]",
          "{}",
          "*",
          "\\",
          "\"",
          "_%",
          "\uD83D\uDE00",
          "\uD800", // half of a pair
          "\uFEFFbom",
          "\u202Eright to left",
          "e\u0301",
          "\uFFFF",
          "\u0130\u0131\u00DF",
          "x".repeat(LONG),
          "\u00E4".repeat(LONG));

  /** Numbers as they are written. */
  static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "-0",
          "1",
          "0.5",
          "1.0",
          "100",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9007199254740993",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "1e308",
          "1e400",
          "-1e400",
          "1e-400",
          "1e2147483647",
          "0.1e1",
          "9".repeat(300),
          "9".repeat(1_200));

  /** What is nearly a time. */
  static final List<String> TIMES =
      List.of(
          "2024-02-30T00:00:00Z",
          "2024-13-01T00:00:00Z",
          "2024-01-01T24:00:00Z",
          "2024-01-01T23:59:60Z",
          "2024-01-01T00:00:00",
          "2024-01-01",
          "2024-01-01 00:00:00Z",
          "2024-01-01T00:00:00+99:00",
          "2024-01-01T00:00:00.123456789123Z",
          "0000-01-01T00:00:00Z",
          "-0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "+10000-01-01T00:00:00Z",
          "+294277-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "-4714-01-01T00:00:00Z",
          "1700000000",
          "now",
          "now-1d",
          "now-99999999999d");

  /** What is nearly a UUID. */
  static final List<String> UUIDS =
      List.of(
          "1-1-1-1-1",
          "00000000-0000-0000-0000-000000000000",
          "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
          "0a4e3d6b2b1c4c559e0f6a1d4f0e9d11",
          "{0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d11}",
          "0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d1",
          "0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d11 ",
          "0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d1g",
          "\uFF10a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d11");

  private Hostile() {}
}
