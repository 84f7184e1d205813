package dev.perigee.estimation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.perigee.vision.Point;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * {@code people} of an image.
 *
 * @param coordinates pairs x, y, pixels: the middle of each head; null unless asked for
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeopleView(int count, List<int[]> coordinates) {

  public static PeopleView of(List<Point> heads, boolean withCoordinates) {
    return new PeopleView(heads.size(), withCoordinates ? Pixels.of(heads) : null);
  }
}
