package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.estimation.FilteredDetectionsView;
import dev.perigee.estimation.ImageFindings;
import dev.perigee.estimation.PeopleView;
import dev.perigee.platform.error.ErrorBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** The answer to a generation of events: its events, and what stands around them. */
final class GeneratedEvents {
  private GeneratedEvents() {}

  /**
   * What an answer has beside events.
   *
   * @param images one entry per image
   * @param filtered faces that were not kept
   */
  record Frame(JsonNode images, JsonNode filtered) {

    static Frame of(List<ImageFindings> images, ObjectMapper mapper) {
      return of(images.stream().map(Image::of).toList(), images, mapper);
    }

    /**
     * @param entries one per image of the sender
     * @param findings what the images were taken apart to
     */
    static Frame of(List<Image> entries, List<ImageFindings> findings, ObjectMapper mapper) {
      return new Frame(
          mapper.valueToTree(entries),
          mapper.valueToTree(FilteredDetectionsView.of(findings, true)));
    }

    /** The whole answer. */
    ObjectNode around(List<ObjectNode> events) {
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      answer.set("images", images);
      answer.putArray("events").addAll(events);
      answer.set("filtered_detections", filtered);
      return answer;
    }
  }

  /**
   * One image.
   *
   * @param status 1 processed, 0 refused for the reason in {@code error}
   * @param exif tags of the file, null unless asked for
   * @param estimations of the whole image, null unless asked for
   */
  @RegisterForReflection
  record Image(
      String filename,
      int status,
      ErrorBody error,
      Map<String, Object> exif,
      WholeImage estimations) {

    static Image of(ImageFindings found) {
      return new Image(
          found.filename(),
          found.status(),
          found.error(),
          found.exif(),
          found.people() == null ? null : new WholeImage(found.people()));
    }
  }

  @RegisterForReflection
  record WholeImage(PeopleView people) {}
}
