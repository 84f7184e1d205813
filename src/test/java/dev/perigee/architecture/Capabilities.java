package dev.perigee.architecture;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which capability may use which: the table of the architecture, and what follows from it. */
final class Capabilities {
  static final String ROOT = "dev.perigee.";

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("platform", Set.of()),
          Map.entry("postgres", Set.of()),
          Map.entry("enrol", Set.of()),
          Map.entry("account", Set.of("platform")),
          Map.entry("license", Set.of("platform")),
          Map.entry("descriptor", Set.of("platform")),
          Map.entry("vision", Set.of("platform")),
          Map.entry("blob", Set.of("account")),
          Map.entry("face", Set.of("descriptor", "blob", "license")),
          Map.entry("event", Set.of("descriptor", "blob")),
          Map.entry("estimation", Set.of("vision", "blob", "face")),
          Map.entry("matching", Set.of("descriptor", "face", "event", "vision")),
          Map.entry("handler", Set.of("estimation", "face", "event", "matching", "blob")),
          Map.entry("verifier", Set.of("handler", "estimation")),
          Map.entry("video", Set.of("vision", "estimation")),
          Map.entry("task", Set.of("handler", "estimation")),
          Map.entry("stream", Set.of("handler", "event")),
          Map.entry("lambda", Set.of("blob", "handler")),
          Map.entry("admin", Set.of("task", "stream", "lambda", "verifier", "video")),
          Map.entry("console", Set.of("platform")),
          Map.entry("app", Set.of("postgres", "enrol", "admin", "console")));

  private Capabilities() {}

  static Set<String> known() {
    return MAY_USE.keySet();
  }

  /** Capability of a class, empty for a class that is not ours. */
  static Optional<String> of(String packageName) {
    if (!packageName.startsWith(ROOT)) {
      return Optional.empty();
    }
    String rest = packageName.substring(ROOT.length());
    int dot = rest.indexOf('.');
    return Optional.of(dot < 0 ? rest : rest.substring(0, dot));
  }

  /** True when the table, read transitively, lets the one use the other. */
  static boolean mayUse(String from, String to) {
    return from.equals(to) || reachable(from, new HashSet<>()).contains(to);
  }

  private static Set<String> reachable(String from, Set<String> seen) {
    for (String next : MAY_USE.getOrDefault(from, Set.of())) {
      if (seen.add(next)) {
        reachable(next, seen);
      }
    }
    return seen;
  }
}
