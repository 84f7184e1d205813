package dev.perigee.handler.internal.generate;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code X-Luna-Meta-*} that a sender wants to be kept with a photo. */
final class OriginHeaders {
  private static final String PREFIX = "x-luna-meta-";
  private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,128}");

  /** Characters of all keys and values together. */
  private static final int LARGEST = 1500;

  private OriginHeaders() {}

  /**
   * Keys in lower case without the prefix, and values; headers of other names are left out.
   *
   * @throws ApiException 12031 for a key of other characters, or too much
   */
  static Map<String, String> meta(Map<String, String> headers) {
    Map<String, String> meta = new TreeMap<>();
    int size = 0;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith(PREFIX)) {
        String key = name.substring(PREFIX.length());
        if (!KEY.matcher(key).matches()) {
          throw ApiException.of(ErrorCode.BAD_INPUT, "Bad metadata key '" + key + "'");
        }
        meta.put(key, header.getValue());
        size += key.length() + 3 * header.getValue().length();
      }
    }
    if (size > LARGEST) {
      throw ApiException.of(
          ErrorCode.BAD_INPUT, "Metadata has more than " + LARGEST + " characters");
    }
    return meta;
  }
}
