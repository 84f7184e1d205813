package dev.perigee.event;

/**
 * Where an event occurred. Every part may be null; texts have at most 36 characters.
 *
 * @param geoPosition null when unknown
 */
public record Location(
    String city,
    String area,
    String district,
    String street,
    String houseNumber,
    GeoPosition geoPosition) {

  /** Nothing is known of the place. */
  public static final Location UNKNOWN = new Location(null, null, null, null, null, null);
}
