package dev.perigee.platform.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.io.IOException;

/** JSON bytes to a tree. */
public final class JsonTrees {
  /** Deepest nesting of arrays and objects. */
  static final int MAX_DEPTH = 64;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(Integer.MAX_VALUE) // bounded by the body limit
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  // The detail of an error must never repeat what the caller sent: passwords.
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .build()
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonTrees() {}

  /**
   * @throws ApiException 12027 when the bytes are no JSON document, 12030 when there are none
   */
  public static JsonNode read(byte[] bytes) {
    try {
      JsonNode tree = READER.readTree(bytes);
      if (tree.isMissingNode()) {
        throw ApiException.of(ErrorCode.NO_DATA);
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw ApiException.of(ErrorCode.JSON_BROKEN, describe(e));
    } catch (IOException e) { // bytes that are no UTF-8
      throw ApiException.of(ErrorCode.JSON_BROKEN, "bytes are no UTF-8 text");
    }
  }

  private static String describe(JsonProcessingException e) {
    String text = e.getOriginalMessage();
    String what = text != null && text.startsWith("Duplicate") ? "duplicate field" : "not JSON";
    JsonLocation at = e.getLocation();
    return at == null ? what : what + ", line " + at.getLineNr() + " column " + at.getColumnNr();
  }
}
