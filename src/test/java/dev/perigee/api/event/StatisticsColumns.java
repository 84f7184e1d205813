package dev.perigee.api.event;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The table of the reference: which aggregators each column of events takes. */
final class StatisticsColumns {
  private static final String[] TABLE = {
    "event_id count group_by",
    "external_id count group_by",
    "handler_id count group_by",
    "stream_id count group_by",
    "source count group_by",
    "top_matching_candidates_label count group_by",
    "top_similar_object_id count group_by",
    "top_similar_external_id count group_by",
    "top_similar_object_similarity count max min avg",
    "create_time count max min",
    "end_time count max min",
    "face_id count group_by",
    "gender count max min avg group_by",
    "age count max min avg group_by",
    "emotion count max min avg group_by",
    "mask count max min avg group_by",
    "ethnic_group count max min avg group_by",
    "liveness count max min avg group_by",
    "deepfake count max min avg group_by",
    "user_data count group_by",
    "tags count max min",
    "city count group_by",
    "area count group_by",
    "district count group_by",
    "street count group_by",
    "house_number count group_by",
    "geo_position count",
    "track_id count group_by",
    "apparent_age count max min avg group_by",
    "apparent_gender count max min avg group_by",
    "sleeve_length count group_by",
    "headwear_state count max min avg group_by",
    "headwear_apparent_color count group_by",
    "upper_clothing_colors count",
    "lower_garment_colors count",
    "lower_garment_type count group_by",
    "shoes_apparent_color count group_by",
    "backpack_state count max min avg group_by",
    "meta.lane count max min avg",
  };

  private StatisticsColumns() {}

  static List<String> of(String aggregator) {
    return columns(aggregator, true);
  }

  static List<String> without(String aggregator) {
    return columns(aggregator, false);
  }

  private static List<String> columns(String aggregator, boolean taken) {
    return Stream.of(TABLE)
        .map(line -> Arrays.asList(line.split(" ")))
        .filter(words -> words.subList(1, words.size()).contains(aggregator) == taken)
        .map(List::getFirst)
        .toList();
  }
}
