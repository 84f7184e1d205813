package dev.perigee.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks of the descriptor index and prints their results as queries and gigabytes per
 * second. Takes the options of JMH, such as {@code -p rows=200000} or {@code -f 3}.
 */
public final class IndexBenchmarks {
  private static final int ROW = 512;

  private IndexBenchmarks() {}

  public static void main(String[] args) throws Exception {
    CommandLineOptions given = new CommandLineOptions(args);
    OptionsBuilder options = new OptionsBuilder();
    options.parent(given);
    if (given.getIncludes().isEmpty()) {
      options.include("ReadLimitBenchmark|IndexScanBenchmark|IndexLoadBenchmark");
    }
    options.jvmArgsAppend(
        "--add-modules=jdk.incubator.vector", "-Xms3g", "-Xmx3g", "-XX:+UseTransparentHugePages");
    if (!given.getForkCount().hasValue()) {
      options.forks(1);
    }
    if (!given.getWarmupIterations().hasValue()) {
      options.warmupIterations(4);
    }
    if (!given.getMeasurementIterations().hasValue()) {
      options.measurementIterations(6);
    }
    options.warmupTime(org.openjdk.jmh.runner.options.TimeValue.seconds(2));
    options.measurementTime(org.openjdk.jmh.runner.options.TimeValue.seconds(2));
    print(new Runner(options.build()).run());
  }

  private static void print(Collection<RunResult> results) {
    System.out.printf(
        "%n%-28s %9s %8s %12s %10s%n", "benchmark", "rows", "threads", "per second", "GB/s");
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      double perSecond = result.getPrimaryResult().getScore();
      String rows = params.getParam("rows");
      String name = params.getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)$", "$1");
      String speed =
          rows == null
              ? "-"
              : String.format(Locale.ROOT, "%.1f", perSecond * Long.parseLong(rows) * ROW / 1e9);
      System.out.printf(
          Locale.ROOT,
          "%-28s %9s %8s %12.1f %10s%n",
          name,
          rows == null ? "-" : rows,
          rows == null ? "1" : params.getParam("threads"),
          perSecond,
          speed);
    }
  }
}
