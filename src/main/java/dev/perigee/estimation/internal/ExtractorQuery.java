package dev.perigee.estimation.internal;

import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.Wanted;
import jakarta.ws.rs.DefaultValue;
import java.time.Duration;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;

/** Query of {@code POST /6/extractor}. */
public record ExtractorQuery(
    @RestQuery("extract_descriptor") @DefaultValue("1") int extractDescriptor,
    @RestQuery("extract_basic_attributes") @DefaultValue("0") int extractBasicAttributes,
    @RestQuery("aggregate_attributes") @DefaultValue("0") int aggregateAttributes,
    @RestQuery("score_threshold") @DefaultValue("0") double scoreThreshold,
    @RestQuery("ttl") @DefaultValue("300") int ttl) {

  boolean descriptor() {
    return extractDescriptor == 1;
  }

  boolean basicAttributes() {
    return extractBasicAttributes == 1;
  }

  boolean aggregate() {
    return aggregateAttributes == 1;
  }

  Duration lifetime() {
    return Duration.ofSeconds(ttl);
  }

  /** The descriptor is always computed: its score is told, and says what is filtered. */
  EstimationRequest request() {
    Set<Wanted> wanted =
        new WantedFlags()
            .add(1, Wanted.FACE_DESCRIPTOR)
            .add(extractBasicAttributes, Wanted.FACE_BASIC_ATTRIBUTES)
            .wanted();
    return EstimationRequest.of(ImageType.FACE_WARP, wanted);
  }
}
