package dev.perigee.estimation.internal;

import jakarta.ws.rs.DefaultValue;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestQuery;

/** Query of {@code POST /6/extractor}. */
public record ExtractorQuery(
    @RestQuery("extract_descriptor") @DefaultValue("1") int extractDescriptor,
    @RestQuery("aggregate_attributes") @DefaultValue("0") int aggregateAttributes,
    @RestQuery("score_threshold") @DefaultValue("0") double scoreThreshold,
    @RestQuery("ttl") @DefaultValue("300") int ttl) {

  boolean descriptor() {
    return extractDescriptor == 1;
  }

  boolean aggregate() {
    return aggregateAttributes == 1;
  }

  Duration lifetime() {
    return Duration.ofSeconds(ttl);
  }
}
