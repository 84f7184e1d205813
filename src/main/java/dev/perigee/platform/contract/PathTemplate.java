package dev.perigee.platform.contract;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/**
 * A path of the contract, cut into segments.
 *
 * @param text as written, parameters in braces
 * @param segments texts between slashes
 * @param values what a parameter segment must be, null for literal segments
 */
@SuppressWarnings("ArrayRecordComponent") // private to the package and never compared
record PathTemplate(String text, String[] segments, ParameterValue[] values) {

  /** Literal segments win over parameters, from left to right. */
  static final Comparator<PathTemplate> LITERALS_FIRST =
      (a, b) -> Arrays.compare(a.parameters(), b.parameters());

  static PathTemplate of(String text, Map<String, ParameterValue> parameters) {
    String[] segments = split(text);
    ParameterValue[] values = new ParameterValue[segments.length];
    for (int i = 0; i < segments.length; i++) {
      if (segments[i].startsWith("{")) {
        String name = segments[i].substring(1, segments[i].length() - 1);
        values[i] = parameters.get(name);
        if (values[i] == null) {
          throw new IllegalStateException("path parameter " + name + " of " + text + " is missing");
        }
      }
    }
    return new PathTemplate(text, segments, values);
  }

  /** Segments of a path that begins with a slash; one trailing slash is ignored. */
  static String[] split(String path) {
    int end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
    return path.substring(Math.min(1, end), end).split("/", -1);
  }

  boolean accepts(String[] path) {
    if (path.length != segments.length) {
      return false;
    }
    for (int i = 0; i < path.length; i++) {
      boolean fits = values[i] == null ? segments[i].equals(path[i]) : values[i].accepts(path[i]);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private boolean[] parameters() {
    boolean[] flags = new boolean[values.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = values[i] != null;
    }
    return flags;
  }
}
