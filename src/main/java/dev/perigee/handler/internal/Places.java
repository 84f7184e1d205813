package dev.perigee.handler.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.event.GeoPosition;
import dev.perigee.event.Location;

/** Reads where an event occurred. */
public final class Places {
  private Places() {}

  /**
   * @param place fits the schema {@code EventPlace}; unknown when it is no object
   */
  public static Location location(JsonNode place) {
    JsonNode position = place.path("geo_position");
    return new Location(
        text(place, "city"),
        text(place, "area"),
        text(place, "district"),
        text(place, "street"),
        text(place, "house_number"),
        position.isObject()
            ? new GeoPosition(
                position.path("longitude").doubleValue(), position.path("latitude").doubleValue())
            : null);
  }

  private static String text(JsonNode place, String name) {
    return place.path(name).isTextual() ? place.path(name).textValue() : null;
  }
}
