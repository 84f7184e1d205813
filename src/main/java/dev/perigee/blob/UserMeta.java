package dev.perigee.blob;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Keys and values that the writer of an image gives as headers {@code X-Luna-Meta-<key>}. */
public final class UserMeta {
  public static final String PREFIX = "X-Luna-Meta-";

  private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,128}");

  /** Characters of all keys and values together: what S3 servers keep beside an object. */
  private static final int LARGEST = 1500;

  private UserMeta() {}

  /**
   * The keys in lower case. A key that comes again adds its value after a comma, as HTTP has it.
   *
   * @param headers all of a request; those of other names are left out
   * @throws ApiException 12031 for a key of other characters, or too many
   */
  public static Map<String, String> of(Iterable<Map.Entry<String, String>> headers) {
    Map<String, String> meta = new TreeMap<>();
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
        String key = header.getKey().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
        if (!KEY.matcher(key).matches()) {
          throw ApiException.of(ErrorCode.BAD_INPUT, "Bad metadata key '" + key + "'");
        }
        meta.merge(key, header.getValue(), (first, second) -> first + ", " + second);
      }
    }
    if (size(meta) > LARGEST) {
      throw ApiException.of(
          ErrorCode.BAD_INPUT, "Metadata has more than " + LARGEST + " characters");
    }
    return meta;
  }

  /** As the stores write them: percent-encoded where they are not plain. */
  private static int size(Map<String, String> meta) {
    int size = 0;
    for (Map.Entry<String, String> entry : meta.entrySet()) {
      size += entry.getKey().length() + 2;
      for (char c : entry.getValue().toCharArray()) {
        size += c > ' ' && c < 0x7F && c != '%' ? 1 : 3;
      }
    }
    return size;
  }
}
