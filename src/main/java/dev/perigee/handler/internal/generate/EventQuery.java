package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.event.EventContext;
import dev.perigee.event.GeoPosition;
import dev.perigee.event.Location;
import dev.perigee.platform.time.Times;
import jakarta.ws.rs.DefaultValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;

/** Parameters of the generation of events; absent ones are null. */
public record EventQuery(
    @RestQuery("city") String city,
    @RestQuery("area") String area,
    @RestQuery("district") String district,
    @RestQuery("street") String street,
    @RestQuery("house_number") String houseNumber,
    @RestQuery("longitude") Double longitude,
    @RestQuery("latitude") Double latitude,
    @RestQuery("external_id") String externalId,
    @RestQuery("user_data") String userData,
    @RestQuery("image_type") @DefaultValue("0") int imageType,
    @RestQuery("aggregate_attributes") @DefaultValue("0") int aggregate,
    @RestQuery("source") String source,
    @RestQuery("stream_id") UUID streamId,
    @RestQuery("tags") @Separator(",") List<String> tags,
    @RestQuery("track_id") String trackId,
    @RestQuery("use_exif_info") @DefaultValue("1") int useExif,
    @RestHeader("Luna-Event-Time") String eventTime,
    @RestHeader("Luna-Event-End-Time") String eventEndTime) {

  /** A place is known by both coordinates only. */
  EventContext context(ObjectNode meta) {
    GeoPosition position =
        longitude == null || latitude == null ? null : new GeoPosition(longitude, latitude);
    return new EventContext(
        externalId,
        userData,
        source,
        streamId,
        trackId,
        new Location(city, area, district, street, houseNumber, position),
        tags == null ? List.of() : tags.stream().filter(tag -> !tag.isEmpty()).toList(),
        meta);
  }

  Instant createTime(Instant now) {
    return time(eventTime, now);
  }

  Instant endTime(Instant now) {
    return time(eventEndTime, now);
  }

  /** What is no time is not looked at. */
  private static Instant time(String text, Instant otherwise) {
    try {
      return text == null ? otherwise : Times.parse(text);
    } catch (DateTimeException e) {
      return otherwise;
    }
  }
}
