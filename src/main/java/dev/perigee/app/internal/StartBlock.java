package dev.perigee.app.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A titled block of names with values, aligned; names without values are left out. */
final class StartBlock {
  private final String title;
  private final Map<String, List<String>> entries = new LinkedHashMap<>();

  StartBlock(String title) {
    this.title = title;
  }

  void add(String name, List<String> values) {
    if (!values.isEmpty()) {
      entries.put(name, values);
    }
  }

  @Override
  public String toString() {
    int width = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder out = new StringBuilder("\n  ").append(title).append('\n');
    entries.forEach(
        (name, values) -> {
          String label = name;
          for (String value : values) {
            out.append("  ").append(label).append(" ".repeat(width - label.length() + 2));
            out.append(value).append('\n');
            label = "";
          }
        });
    return out.toString();
  }
}
