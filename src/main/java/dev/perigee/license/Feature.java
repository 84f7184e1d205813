package dev.perigee.license;

import java.util.Arrays;
import java.util.Optional;

/** What a licence can grant. */
public enum Feature {
  FACES_LIMIT("faces_limit", "PlatformFacesLimit", Kind.NUMBER),
  LIVENESS("liveness", "PlatformLiveness", Kind.BALANCE),
  DEEPFAKE("deepfake", "PlatformDeepfake", Kind.SWITCH),
  ISO("iso", "PlatformISO", Kind.SWITCH),
  BODY_ATTRIBUTES("body_attributes", "PlatformBodyAttributes", Kind.SWITCH),
  PEOPLE_COUNTER("people_counter", "PlatformPeopleCounter", Kind.SWITCH),
  INDEX("index", "PlatformIndex", Kind.SWITCH),
  STREAMS_LIMIT("streams_limit", "PlatformStreamsLimit", Kind.NUMBER),
  ANALYTICS_STREAMS_LIMIT("analytics_streams_limit", "PlatformAnalyticsStreamsLimit", Kind.NUMBER),
  LAMBDAS("lambdas", "PlatformLambdas", Kind.SWITCH);

  private final String field;
  private final String platformName;
  private final Kind kind;

  Feature(String field, String platformName, Kind kind) {
    this.field = field;
    this.platformName = platformName;
    this.kind = kind;
  }

  /** Name in licence files and in the Licenses API. */
  public String field() {
    return field;
  }

  /** Name in error texts. */
  public String platformName() {
    return platformName;
  }

  public Kind kind() {
    return kind;
  }

  /** The feature of a licence file's field. */
  public static Optional<Feature> of(String field) {
    return Arrays.stream(values()).filter(feature -> feature.field.equals(field)).findFirst();
  }

  /** What the number of a feature means. */
  public enum Kind {
    /** 0 no, 1 yes. */
    SWITCH,
    /** How many there may be at once. */
    NUMBER,
    /** How many are granted; each use takes one. */
    BALANCE
  }
}
