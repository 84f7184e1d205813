package dev.perigee.platform.error;

/**
 * Every documented error the program can answer with: number, HTTP status, class and detail. {@code
 * {}} in a detail stands for a value.
 */
public enum ErrorCode {
  SUCCESS(0, 200, "Success", "Success"),
  INTERNAL(1, 500, "Internal server error", "Unknown error"),
  QUEUE_TIMEOUT(2, 500, "Queue request timeout", "Request timeout to routing key {}"),
  URL_INVALID(3, 500, "Invalid url", "{}"),
  FETCHED_BODY_REFUSED(4, 500, "Client payload error", "{}"),
  FETCH_CONNECT_TIMEOUT(8, 504, "Connect timeout", "Connect timeout on {}, method {}"),
  FETCH_TIMEOUT(9, 504, "Request timeout", "Request timeout on {}, method {}"),
  FETCH_DISCONNECTED(10, 500, "Server disconnected", "{}"),
  FETCH_TLS(13, 500, "Client connector SSL error", "{}"),
  FETCH_NOT_CONNECTED(16, 500, "Client connector error", "{}"),
  FETCH_ANSWER_REFUSED(22, 500, "Client response error", "{}"),

  SAMPLE_NOT_FOUND(11031, 400, Desc.BAD_INPUT, "Sample with id {} not found"),
  FACE_HAS_NO_ATTRIBUTES(
      11032, 404, Desc.NOT_FOUND, "Face with id {} does not have attributes yet"),
  DESCRIPTOR_NOT_EXTRACTED(11034, 400, Desc.BAD_INPUT, "Descriptor for {} '{}' was not extracted"),
  ACCOUNT_HEADER_REQUIRED(
      11036,
      403,
      Desc.FORBIDDEN,
      "Luna-Account-Id header is required for requests that change the state of system"),
  ACCOUNT_HEADER_NOT_UUID(
      11037,
      400,
      Desc.BAD_INPUT,
      "Luna-Account-Id header is not UUID format: xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"),
  EXTERNAL_ID_NOT_FOUND(11041, 404, Desc.NOT_FOUND, "No one face found with external id {}"),
  EVENT_EXTERNAL_ID_NOT_FOUND(11057, 404, Desc.NOT_FOUND, "No one event found with external id {}"),
  EVENT_TRACK_ID_NOT_FOUND(11058, 404, Desc.NOT_FOUND, "No one event found with track id {}"),
  UNHANDLED(11042, 500, "Internal server error", "Unhandled exception: {}"),
  BAD_PART_TYPE(11029, 400, Desc.BAD_INPUT, "Bad content type of image in multipart body"),
  MULTIPART_BROKEN(11049, 400, Desc.BAD_INPUT, "{}"),
  LICENSE_PROBLEM(11055, 403, Desc.FORBIDDEN, "License problem: {}"),
  PERMISSION_REQUIRED(
      11059,
      403,
      Desc.FORBIDDEN,
      "Request denied due to token restrictions, required '{}' permission for '{}'"),
  ACCOUNT_HEADER_DISABLED(
      11061, 403, Desc.FORBIDDEN, "Authorization with 'Luna-Account-Id' header is disabled"),
  RESOURCE_PERMISSION_REQUIRED(
      11060,
      403,
      Desc.FORBIDDEN,
      "Access to the resource is denied due to token restrictions. Required '{}' resource"
          + " permission"),
  HANDLER_FORBIDDEN(
      11063,
      403,
      Desc.FORBIDDEN,
      "Request denied due to token restrictions. According to emit_events the handler is not"
          + " whitelisted or handler is blacklisted"),
  VERIFIER_FORBIDDEN(
      11074,
      403,
      Desc.FORBIDDEN,
      "Request denied due to token restrictions. According to verify the verifier is not"
          + " whitelisted or verifier is blacklisted"),
  TOKEN_CORRUPTED(11062, 403, Desc.FORBIDDEN, "Specified token corrupted"),
  LAMBDA_DISABLED(11072, 403, Desc.FORBIDDEN, "Luna Lambda service is disabled"),
  TOKEN_FORBIDDEN(
      11064, 403, Desc.FORBIDDEN, "Access to the resource is denied using authorization by token"),
  AUTHORIZATION_FAILED(11065, 401, "Authorization failed", "{}"),

  BAD_QUERY(12012, 400, Desc.BAD_INPUT, "Bad query parameters '{}'"),
  PAGE_NOT_FOUND(12013, 404, "Resource not found", "Page not found"),
  REQUIRED_PARAMETERS(12014, 400, Desc.BAD_INPUT, "Required parameters {} not found"),
  BAD_CONTENT_TYPE(12017, 400, Desc.BAD_INPUT, "Bad content type"),
  METHOD_NOT_ALLOWED(12021, 405, "Method not allowed", "Method not allowed"),
  JSON_INVALID(
      12022, 400, Desc.BAD_INPUT, "Failed to validate input json. Path: '{}', message: '{}'"),
  CONTENT_TYPE_UNACCEPTABLE(
      12023, 400, Desc.BAD_INPUT, "Content type is unacceptable, allowed types: '{}'"),
  UNSUPPORTED_MEDIA_TYPE(12024, 415, Desc.BAD_INPUT, "Unsupported media type"),
  CONTENT_TYPE_MISMATCH(
      12025, 400, Desc.BAD_INPUT, "Specified content type does not match data type"),
  JSON_BROKEN(12027, 400, Desc.BAD_INPUT, "Failed to validate input json. Message: {}"),
  NO_DATA(12030, 400, Desc.BAD_INPUT, "Request does not contain data"),
  BAD_INPUT(12031, 400, Desc.BAD_INPUT, "{}"),
  DESCRIPTOR_LENGTH(12034, 400, Desc.BAD_INPUT, "Descriptor has incorrect length {}"),
  DESCRIPTOR_VERSION_UNKNOWN(
      12036, 400, Desc.BAD_INPUT, "Descriptor version {} is not registered in the system"),
  SDK_DESCRIPTOR_INVALID(12038, 400, Desc.BAD_INPUT, "SDK descriptor is not valid"),
  HTTP_INVALID(12046, 400, Desc.BAD_INPUT, "Invalid http request: {}"),
  RESOURCE_DISABLED(12049, 403, Desc.FORBIDDEN, "Resource is disabled"),

  IMAGE_NOT_FOUND(13003, 404, Desc.NOT_FOUND, "Image with id {} not found"),
  IMAGE_COUNT(13004, 400, Desc.BAD_INPUT, "Image count exceeded, no more than {} are allowed"),
  BUCKET_NOT_FOUND(13005, 404, Desc.NOT_FOUND, "Bucket with name {} not found"),
  BUCKET_EXISTS(13006, 409, Desc.UNIQUE, "Bucket with name {} already exist"),
  OBJECT_NOT_FOUND(13007, 404, Desc.NOT_FOUND, "Object with id {} not found"),
  OBJECT_EXISTS(13008, 409, Desc.UNIQUE, "Object with id {} already exist"),
  OBJECT_COUNT(13009, 400, Desc.BAD_INPUT, "Object count exceeded, no more than {} are allowed"),
  STORAGE_FULL(13010, 507, Desc.STORAGE, "Storage is full"),
  STORAGE_READ_ONLY(13011, 500, Desc.STORAGE, "Storage refuses to be written to"),
  STORAGE_UNAVAILABLE(13012, 503, Desc.STORAGE, "Storage does not answer as it should"),
  STORAGE_DAMAGED(13013, 500, Desc.STORAGE, "Stored data is damaged"),
  IMAGE_NOT_CONVERTED(18002, 400, Desc.BAD_INPUT, "Failed convert bytes to {}"),

  ATTRIBUTE_IN_USE(22001, 409, Desc.UNIQUE, "Face with the same attribute_id already exists"),
  FACE_NOT_FOUND(22002, 404, Desc.NOT_FOUND, "Face with id '{}' not found"),
  LIST_NOT_FOUND(22003, 404, Desc.NOT_FOUND, "List with id '{}' not found"),
  FACES_NOT_FOUND(
      22004, 400, Desc.NOT_FOUND, "One or more faces not found including face with id '{}'"),
  LISTS_NOT_FOUND(
      22005, 400, Desc.NOT_FOUND, "One or more lists not found including list with id '{}'"),
  ATTRIBUTE_FOR_UPDATE_NOT_FOUND(
      22010, 400, Desc.NOT_FOUND, "Attributes with id '{}' for update not found"),
  ATTRIBUTE_NOT_FOUND(22011, 404, Desc.NOT_FOUND, "Attributes with id {} not found"),
  FACE_TARGET_INVALID(
      22016,
      400,
      "Bad input data",
      "'{}' is not valid target to get faces. Valid target should be one of {}"),
  DESCRIPTOR_NOT_FOUND(
      22018, 404, Desc.NOT_FOUND, "Descriptor of version {} is not found for object with id '{}'"),
  ATTRIBUTE_EMPTY(
      22022,
      400,
      "Bad input data",
      "Attribute does not contain 'descriptors' and 'basic_attributes'"),

  EVENT_NOT_FOUND(23001, 404, Desc.NOT_FOUND, "Event with id {} not found"),
  EVENTS_NOT_FOUND(
      23002, 404, Desc.NOT_FOUND, "One or more events not found including event with id {}"),
  EVENT_TARGET_INVALID(
      23005,
      400,
      "Bad input data",
      "'{}' is not valid target to get events. Valid events should be one of {}"),

  MATCHING_INVALID(26301, 400, Desc.BAD_INPUT, "Failed to validate matching request: {}"),
  DESCRIPTOR_VERSIONS_MIXED(
      31005, 400, Desc.BAD_INPUT, "Matching between different versions {} is not allowed"),

  LICENSE_CHECK_FAILED(33001, 500, Desc.LICENSE, "Failed to check license feature {}: {}"),
  LICENSE_VALUE_UNKNOWN(33002, 500, Desc.LICENSE, "Failed to get value of license feature {}: {}"),
  LICENSE_NOT_GRANTED(33004, 200, Desc.LICENSE, "Failed to consume {}: NotFound"),
  LICENSE_NOT_CONSUMED(33005, 200, Desc.LICENSE, "Failed to consume {}: {}"),
  LICENSE_TARGET_INVALID(
      33006,
      400,
      "Bad input data",
      "'{}' is not valid target to get license features. Valid target should be one of {}"),

  HANDLER_NOT_FOUND(34000, 404, Desc.NOT_FOUND, "Handler with id {} not found"),
  HANDLER_CORRUPTED(
      34002,
      500,
      "Internal server error",
      "Cannot load handler with id '{}'. Handler is corrupted"),
  VERIFIER_NOT_FOUND(34004, 404, Desc.NOT_FOUND, "Verifier with id {} not found"),
  NO_CANDIDATES(34006, 400, Desc.BAD_INPUT, "No candidates specified"),
  DYNAMIC_HANDLER_ONLY(34007, 403, Desc.FORBIDDEN, "Allowed use only dynamic handler"),

  HEALTH(38001, 502, "Health check error", "{}"),

  LOGIN_TAKEN(41001, 409, Desc.UNIQUE, "Account with login '{}' already exists"),
  ACCOUNT_ID_TAKEN(41002, 409, Desc.UNIQUE, "Account with account_id '{}' already exists"),
  TOKEN_NOT_FOUND(41003, 404, Desc.NOT_FOUND, "Token with id '{}' not found"),
  TOKEN_UNREADABLE(41008, 400, Desc.BAD_INPUT, "Specified token corrupted"),

  VIDEO_FAILED(43007, 500, "Internal server error", "Video analytics processing failed: {}");

  private final int number;
  private final int status;
  private final String desc;
  private final String detail;

  ErrorCode(int number, int status, String desc, String detail) {
    this.number = number;
    this.status = status;
    this.desc = desc;
    this.detail = detail;
  }

  public int number() {
    return number;
  }

  /** HTTP status when the object at fault is named in the path or no object is at fault. */
  public int status() {
    return status;
  }

  public String desc() {
    return desc;
  }

  public String detail() {
    return detail;
  }

  private static final class Desc {
    static final String BAD_INPUT = "Bad/incomplete input data";
    static final String NOT_FOUND = "Object not found";
    static final String FORBIDDEN = "Forbidden";
    static final String LICENSE = "License problem";
    static final String STORAGE = "Storage error";
    static final String UNIQUE = "Unique constraint error";
  }
}
