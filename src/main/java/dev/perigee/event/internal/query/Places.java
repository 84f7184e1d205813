package dev.perigee.event.internal.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The filter for places: a box around an origin, given in four parts. */
public final class Places {
  public static final String LONGITUDE = "origin_longitude";
  public static final String LATITUDE = "origin_latitude";
  public static final String LONGITUDE_DELTA = "longitude_delta";
  public static final String LATITUDE_DELTA = "latitude_delta";

  /** Names of the parts. */
  public static final Set<String> PARTS =
      Set.of(LONGITUDE, LATITUDE, LONGITUDE_DELTA, LATITUDE_DELTA);

  private static final double DEFAULT_DELTA = 0.01;
  private static final double FURTHEST = 180;
  private static final double POLE = 90;

  private Places() {}

  /**
   * @param parts values of the parts that are given, by name
   * @return empty when none is given
   * @throws BadPart when they do not make a filter
   */
  public static Optional<Condition> parse(Map<String, String> parts) {
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    boolean none = "null".equals(parts.get(LONGITUDE)) || "null".equals(parts.get(LATITUDE));
    if (none) {
      for (String delta : List.of(LONGITUDE_DELTA, LATITUDE_DELTA)) {
        if (parts.containsKey(delta)) {
          throw new BadPart(delta);
        }
      }
      return Optional.of(new Condition.NoPlace());
    }
    double longitude = required(parts, LONGITUDE, -FURTHEST, FURTHEST);
    double latitude = required(parts, LATITUDE, -POLE, POLE);
    double wide =
        parts.containsKey(LONGITUDE_DELTA) ? delta(parts, LONGITUDE_DELTA) : DEFAULT_DELTA;
    double high = parts.containsKey(LATITUDE_DELTA) ? delta(parts, LATITUDE_DELTA) : DEFAULT_DELTA;
    return Optional.of(
        new Condition.InBox(longitude - wide, latitude - high, longitude + wide, latitude + high));
  }

  private static double delta(Map<String, String> parts, String name) {
    return required(parts, name, 0, POLE);
  }

  private static double required(
      Map<String, String> parts, String name, double least, double most) {
    String text = parts.get(name);
    if (text == null) {
      throw new BadPart(name);
    }
    double value;
    try {
      value = Values.finite(text);
    } catch (IllegalArgumentException e) {
      throw new BadPart(name);
    }
    if (value < least || value > most) {
      throw new BadPart(name);
    }
    return value;
  }

  /** A part is missing, or is not what it must be. */
  public static final class BadPart extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String part;

    BadPart(String part) {
      super("bad " + part);
      this.part = part;
    }

    public String part() {
      return part;
    }
  }
}
