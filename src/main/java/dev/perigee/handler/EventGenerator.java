package dev.perigee.handler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.InputImage;
import dev.perigee.event.EventContext;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes events of images, as policies say. */
public interface EventGenerator {

  /**
   * What is to be done with some images.
   *
   * @param accountId owner of everything that is made
   * @param handlerId handler that the events are of
   * @param type what all of the images show
   * @param aggregate one event of all images of one person, rather than one per person
   * @param context what is told of every event
   * @param createTime of the events
   * @param now time of images of which none is told
   * @param requestId goes along with notifications
   */
  record Order(
      UUID accountId,
      UUID handlerId,
      Policies policies,
      List<InputImage> images,
      ImageType type,
      boolean useExif,
      boolean aggregate,
      EventContext context,
      Instant createTime,
      Instant endTime,
      Instant now,
      String requestId) {}

  /**
   * Estimates, matches, tags, stores and tells.
   *
   * @return the answer: {@code images}, {@code events} and {@code filtered_detections}. An image
   *     that is broken fails alone. Everything else fails with nothing stored and nobody told.
   */
  Uni<ObjectNode> generate(Order order);
}
