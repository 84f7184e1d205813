package dev.perigee.platform.contract.internal;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The little of media type matching that the gate needs (RFC 9110, 8.3 and 12.5.1). */
final class MediaTypes {
  private MediaTypes() {}

  /** {@code type/subtype} in lower case without parameters, null when the text is no media type. */
  static String bare(String text) {
    int end = text.indexOf(';');
    String type = (end < 0 ? text : text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    int slash = type.indexOf('/');
    boolean valid = slash > 0 && slash < type.length() - 1 && type.indexOf(' ') < 0;
    return valid ? type : null;
  }

  /** Whether a body of the bare type may be sent where these types are listed. */
  static boolean listed(Collection<String> types, String type) {
    return types.contains("*/*") || types.contains(type);
  }

  /**
   * Whether the client can read one of the types.
   *
   * @param headers values of the Accept headers; none means anything
   * @param types what can be answered
   * @param literally wildcards (and absence) do not count
   */
  static boolean acceptable(List<String> headers, Collection<String> types, boolean literally) {
    if (headers.isEmpty()) {
      return !literally;
    }
    for (String header : headers) {
      for (String item : header.split(",")) {
        String range = bare(item);
        if (range != null && !refused(item) && matches(range, types, literally)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean matches(String range, Collection<String> types, boolean literally) {
    if (types.contains(range)) {
      return true;
    }
    if (literally) {
      return false;
    }
    if (range.equals("*/*") || types.contains("*/*")) {
      return true;
    }
    return range.endsWith("/*")
        && types.stream().anyMatch(type -> type.startsWith(range.substring(0, range.length() - 1)));
  }

  private static boolean refused(String item) {
    return item.replace(" ", "").matches(".*;[qQ]=0(\\.0*)?(;.*)?");
  }
}
