package dev.perigee.matching.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;

/** Refusals of matching requests that fit the schema and still make no sense. */
final class InvalidMatch {
  private InvalidMatch() {}

  /** 12022: something is wrong with the field at the path. */
  static ApiException at(String path, String message) {
    return ApiException.of(ErrorCode.JSON_INVALID, path, message);
  }

  /** 26301: the parts of the request do not go together. */
  static ApiException because(String reason) {
    return ApiException.of(ErrorCode.MATCHING_INVALID, reason);
  }
}
