package dev.perigee.handler.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.handler.Handler;
import dev.perigee.handler.PolicyReader;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.util.Objects;
import java.util.UUID;

/** Body of {@code POST} and {@code PUT}; absent fields are null. */
public record HandlerBody(
    String description,
    @JsonProperty("handler_type") Integer type,
    @JsonProperty("is_dynamic") Boolean dynamic,
    UUID lambdaId,
    JsonNode policies) {

  /**
   * Checks that the parts fit together.
   *
   * @throws ApiException 12022
   */
  HandlerContent content(PolicyReader reader) {
    int asked = typeOrDefault();
    if (asked == Handler.STATIC && policies == null) {
      throw refuse("policies", "field required");
    }
    if (asked != Handler.STATIC && policies != null) {
      throw refuse("policies", "a handler of type " + asked + " has no policies");
    }
    if (asked == Handler.LAMBDA && lambdaId == null) {
      throw refuse("lambda_id", "field required");
    }
    if (asked != Handler.LAMBDA && lambdaId != null) {
      throw refuse("lambda_id", "a handler of type " + asked + " has no lambda");
    }
    return new HandlerContent(
        Objects.requireNonNullElse(description, ""),
        asked,
        lambdaId,
        policies == null ? null : reader.read(policies, "policies").complete());
  }

  private int typeOrDefault() {
    if (type != null) {
      return type;
    }
    return Boolean.TRUE.equals(dynamic) ? Handler.DYNAMIC : Handler.STATIC;
  }

  private static ApiException refuse(String path, String message) {
    return ApiException.of(ErrorCode.JSON_INVALID, path, message);
  }
}
