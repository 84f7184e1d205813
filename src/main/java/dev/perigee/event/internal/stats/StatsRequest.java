package dev.perigee.event.internal.stats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.event.internal.query.Condition;
import java.util.List;

/** A request for statistics, checked against its table. */
public record StatsRequest(
    StatTable table, List<Target> targets, List<Condition> conditions, TimeGroup group) {

  /**
   * A column of the answer.
   *
   * @param name of the field
   * @param column what is aggregated; null for a field of the document
   * @param path of the field of the document
   * @param text whether that field is compared as text
   */
  record Target(
      String name, Aggregator aggregator, StatColumn column, List<String> path, boolean text) {}

  /** The body as it comes; absent parts are null. */
  public record Body(
      List<TargetBody> targets, List<FilterBody> filters, JsonNode period, String groupBy) {}

  /** A target as it comes. */
  public record TargetBody(String column, String aggregator) {}

  /** A filter as it comes. */
  public record FilterBody(String column, String operator, JsonNode value) {}
}
