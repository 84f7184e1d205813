package dev.perigee.platform.metrics.internal;

import java.math.BigDecimal;
import java.util.SortedMap;

/** Lines of Prometheus' text format. */
final class PrometheusText {
  private PrometheusText() {}

  /** Appends the lines that introduce a series. */
  static void head(StringBuilder out, String name, String help, String type) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  /** Appends {@code name{a="1",b="2"} 3.0}. */
  static void line(StringBuilder out, String name, SortedMap<String, String> labels, double value) {
    out.append(name).append('{');
    String separator = "";
    for (var label : labels.entrySet()) {
      out.append(separator).append(label.getKey()).append("=\"");
      escape(out, label.getValue());
      out.append('"');
      separator = ",";
    }
    out.append("} ").append(number(value)).append('\n');
  }

  /** Never an exponent, always a fraction: {@code 1.0}, {@code 0.00025}. */
  static String number(double value) {
    String plain = new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  private static void escape(StringBuilder out, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '"' -> out.append("\\\"");
        case '\n' -> out.append("\\n");
        default -> out.append(c);
      }
    }
  }
}
