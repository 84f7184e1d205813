package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.DescriptorIndex;
import dev.perigee.descriptor.DescriptorIndex.IndexStatistics;
import dev.perigee.descriptor.DescriptorIndex.PartitionStatistics;
import dev.perigee.descriptor.DescriptorIndex.SearchStatistics;
import dev.perigee.platform.http.Service;
import dev.perigee.platform.metrics.Metric;
import dev.perigee.platform.metrics.MetricSource;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the index holds, what that costs, and how it is used. */
@Singleton
class IndexMetrics implements MetricSource {
  private final DescriptorIndex index;

  IndexMetrics(DescriptorIndex index) {
    this.index = index;
  }

  @Override
  public Service service() {
    return Service.MAIN;
  }

  @Override
  public List<Metric> metrics() {
    IndexStatistics held = index.statistics();
    List<Metric> all = new ArrayList<>();
    for (PartitionStatistics part : held.partitions()) {
      all.add(
          Metric.gauge("index_descriptors", "Descriptors that can be found", part.descriptors())
              .with(labels(part)));
    }
    for (PartitionStatistics part : held.partitions()) {
      all.add(
          Metric.gauge("index_partition_bytes", "Memory of rows and bitmaps", part.bytes())
              .with(labels(part)));
    }
    all.add(Metric.gauge("index_bytes", "Memory of the index with its tables", held.bytes()));
    SearchStatistics searches = held.searches();
    all.add(Metric.counter("index_searches_total", "Answered searches", searches.count()));
    all.add(
        Metric.counter(
            "index_coarse_searches_total",
            "Answered searches with a coarse first pass",
            searches.coarse()));
    all.add(
        Metric.counter(
            "index_rejected_searches_total",
            "Searches refused because too many waited",
            searches.rejected()));
    all.add(
        new Metric(
            "index_search_seconds_total",
            "Time from call to answer, summed over searches",
            "counter",
            searches.nanos() / 1e9,
            Map.of()));
    return all;
  }

  private static Map<String, String> labels(PartitionStatistics part) {
    return Map.of(
        "origin",
        part.origin().name().toLowerCase(Locale.ROOT),
        "version",
        Integer.toString(part.version()));
  }
}
