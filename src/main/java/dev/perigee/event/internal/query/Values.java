package dev.perigee.event.internal.query;

import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.time.RelativeTimes;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** Texts of filters made values of their type. */
public final class Values {
  private static final int LONGEST_NUMBER = 100;

  /** Decimal places, on either side, beyond which no double reaches. */
  private static final int MOST_PLACES = 400;

  private Values() {}

  /**
   * @param now what relative times count from
   * @throws IllegalArgumentException when the text is no such value
   */
  public static Object of(Column.Type type, String text, Instant now) {
    return switch (type) {
      case UUID -> uuid(text);
      case TEXT, TEXTS -> text;
      case INTEGER -> integer(text);
      case NUMBER -> finite(text);
      case TIME -> time(text, now);
      case PLACE -> throw new IllegalArgumentException("places are compared with boxes");
    };
  }

  /**
   * @throws IllegalArgumentException when the text is no such value
   */
  public static Object of(Condition.FieldType type, String text) {
    return switch (type) {
      case STRING -> text;
      case INTEGER -> integer(text);
      case NUMERIC -> decimal(text);
    };
  }

  private static UUID uuid(String text) {
    if (!Uuids.isUuid(text)) {
      throw new IllegalArgumentException("no UUID");
    }
    return UUID.fromString(text);
  }

  private static Long integer(String text) {
    return Long.valueOf(text);
  }

  /** A decimal number within what a double can tell: the database would calculate with any. */
  private static BigDecimal decimal(String text) {
    finite(text);
    return new BigDecimal(text);
  }

  static Double finite(String text) {
    if (text.length() > LONGEST_NUMBER) {
      throw new IllegalArgumentException("number too long");
    }
    BigDecimal exact = new BigDecimal(text);
    if (Math.abs((long) exact.scale()) > MOST_PLACES || !Double.isFinite(exact.doubleValue())) {
      throw new IllegalArgumentException("number too large");
    }
    return exact.doubleValue();
  }

  private static Instant time(String text, Instant now) {
    try {
      return RelativeTimes.parse(text, now);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no time", e);
    }
  }
}
