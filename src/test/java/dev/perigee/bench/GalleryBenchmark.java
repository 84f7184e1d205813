package dev.perigee.bench;

import dev.perigee.descriptor.Candidates;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorIndex.IndexEntry;
import dev.perigee.descriptor.DescriptorIndex.IndexQuery;
import dev.perigee.descriptor.DescriptorIndex.IndexStatistics;
import dev.perigee.descriptor.DescriptorIndex.Match;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.descriptor.IndexOrigin;
import dev.perigee.descriptor.internal.InMemoryDescriptorIndex;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The index beside an exact search in floats and the machine's read limit; see bench/index.sh. */
public final class GalleryBenchmark {
  private static final int TOP = 100;
  private static final double[] COSINES = {0.35, 0.44, 0.5};
  private static final UUID ACCOUNT = new UUID(1, 1);

  private final Gallery gallery;
  private final Rows rows;
  private final int queries;
  private final double seconds;

  private GalleryBenchmark(Gallery gallery, int count, int queries, double seconds) {
    this.gallery = gallery;
    this.queries = queries;
    this.seconds = seconds;
    long start = System.nanoTime();
    this.rows = new Rows(gallery, count);
    System.out.printf("%,d rows made in %.0f s%n", count, (System.nanoTime() - start) / 1e9);
  }

  /**
   * @param args rows, queries a cosine, seconds a measurement, and optionally {@code --dump FILE}
   *     for the rows and queries as bytes, and a file with real descriptors of 512 bytes each
   */
  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[0]);
    int queries = Integer.parseInt(args[1]);
    double seconds = Double.parseDouble(args[2]);
    String dump = args.length > 3 ? args[3] : "-";
    Gallery.Source source =
        args.length > 4 ? Gallery.round(real(Path.of(args[4]))) : Gallery.synthetic();
    GalleryBenchmark benchmark =
        new GalleryBenchmark(new Gallery(source, 4, 1), count, queries, seconds);
    if (!dump.equals("-")) {
      benchmark.dump(Path.of(dump));
    }
    benchmark.run();
    System.exit(0);
  }

  private static List<byte[]> real(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    List<byte[]> out = new ArrayList<>();
    for (int i = 0; i + Gallery.WIDTH <= all.length; i += Gallery.WIDTH) {
      out.add(Arrays.copyOfRange(all, i, i + Gallery.WIDTH));
    }
    return out;
  }

  private void dump(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      for (byte[] chunk : rows.chunks) {
        out.write(chunk);
      }
    }
    try (OutputStream out = Files.newOutputStream(Path.of(file + ".queries"))) {
      for (int i = 0; i < queries; i++) {
        out.write(query(i, 0.5).components());
      }
    }
  }

  private void run() throws Exception {
    for (int threads = 1; threads <= 2; threads++) {
      System.out.printf("%n%d thread%s%n", threads, threads == 1 ? "" : "s");
      try (InMemoryDescriptorIndex index = new InMemoryDescriptorIndex("auto", threads, 512)) {
        load(index, threads);
        if (threads == 1) {
          recall(index);
        }
        insert(index);
        speed("sketch and re-rank", index, false, 1);
        speed("sketch and re-rank", index, false, 16);
        speed("exact bytes", index, true, 1);
        speed("exact bytes", index, true, 16);
      }
      try (FloatScan scan = new FloatScan(threads)) {
        measure("read limit, 512 bytes a row", () -> scan.read(rows.chunks));
      }
    }
    float[][] floats = FloatScan.floats(rows);
    for (int threads = 1; threads <= 2; threads++) {
      try (FloatScan scan = new FloatScan(threads)) {
        float[] query = new float[Gallery.WIDTH];
        byte[] bytes = query(1, 0.5).components();
        for (int i = 0; i < query.length; i++) {
          query[i] = bytes[i] / 512f;
        }
        measure("exact floats, threads: " + threads, () -> scan.search(floats, query));
      }
    }
  }

  private void load(InMemoryDescriptorIndex index, int threads) throws Exception {
    long start = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> parts = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int first = t;
        parts.add(
            pool.submit(
                () -> {
                  for (int i = first; i < rows.count; i += threads) {
                    index.put(entry(i, rows.row(i)));
                  }
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    }
    IndexStatistics held = index.statistics();
    System.out.printf(
        Locale.ROOT,
        "load %,.0f descriptors/s; %.1f bytes per descriptor; kernel %s%n",
        rows.count / ((System.nanoTime() - start) / 1e9),
        (double) held.bytes() / held.descriptors(),
        held.kernel());
  }

  /** Share of the mates in the exact best 100 that the coarse pass does not lose. */
  private void recall(InMemoryDescriptorIndex index) throws Exception {
    for (double cosine : COSINES) {
      int reachable = 0;
      int found = 0;
      int all = 0;
      int overlap = 0;
      for (int i = 0; i < queries; i++) {
        Set<UUID> exact = ids(search(index, query(i, cosine), true));
        Set<UUID> sketched = ids(search(index, query(i, cosine), false));
        UUID mate = new UUID(3, target(i));
        reachable += exact.contains(mate) ? 1 : 0;
        found += exact.contains(mate) && sketched.contains(mate) ? 1 : 0;
        all += exact.size();
        exact.retainAll(sketched);
        overlap += exact.size();
      }
      System.out.printf(
          Locale.ROOT,
          "mates at cosine %.2f: %d of %d in the exact best %d, recall %.4f; of all hits %.4f%n",
          cosine,
          reachable,
          queries,
          TOP,
          reachable == 0 ? 1 : (double) found / reachable,
          (double) overlap / all);
    }
  }

  private void insert(InMemoryDescriptorIndex index) throws Exception {
    double[] puts = new double[200];
    double[] millis = new double[puts.length];
    for (int i = 0; i < millis.length; i++) {
      byte[] row = gallery.row(rows.count + 10L * i);
      long start = System.nanoTime();
      index.put(entry(rows.count + i, row));
      puts[i] = (System.nanoTime() - start) / 1e6;
      List<Match> found = search(index, new Descriptor(DescriptorVersions.FACE_512, row), false);
      millis[i] = (System.nanoTime() - start) / 1e6;
      if (!found.getFirst().id().equals(new UUID(3, rows.count + i))) {
        throw new IllegalStateException("inserted and not found");
      }
      index.remove(IndexOrigin.FACE, new UUID(3, rows.count + i), 2);
    }
    print("insert, from then on found", puts, "");
    print("insert and find it", millis, "");
  }

  private void speed(String what, InMemoryDescriptorIndex index, boolean exact, int concurrent)
      throws Exception {
    ArrayDeque<CompletableFuture<Long>> running = new ArrayDeque<>();
    List<Double> millis = new ArrayList<>();
    long warm = System.nanoTime() + (long) (seconds * 4e8);
    long end = warm + (long) (seconds * 1e9);
    int next = 0;
    long begin = 0;
    while (System.nanoTime() < end) {
      while (running.size() < concurrent) {
        long start = System.nanoTime();
        running.add(
            index
                .search(asked(query(next++ % queries, 0.5), exact))
                .toCompletableFuture()
                .thenApply(found -> System.nanoTime() - start));
      }
      double took = running.poll().get() / 1e6;
      if (System.nanoTime() > warm) {
        begin = begin == 0 ? System.nanoTime() : begin;
        millis.add(took);
      }
    }
    double perSecond = millis.size() / ((System.nanoTime() - begin) / 1e9);
    print(
        what + ", " + concurrent + " at once",
        millis.stream().mapToDouble(Double::doubleValue).toArray(),
        String.format(Locale.ROOT, "%.1f queries/s", perSecond));
  }

  private interface Work {
    double run() throws Exception;
  }

  private void measure(String what, Work work) throws Exception {
    double sink = 0;
    List<Double> millis = new ArrayList<>();
    long warm = System.nanoTime() + (long) (seconds * 4e8);
    long end = warm + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      sink += work.run();
      if (start > warm) {
        millis.add((System.nanoTime() - start) / 1e6);
      }
    }
    double mean = millis.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    print(
        what,
        millis.stream().mapToDouble(Double::doubleValue).toArray(),
        String.format(
            Locale.ROOT,
            "%.1f passes/s, %.1f GB/s of bytes%s",
            1000 / mean,
            rows.count * 512.0 / mean / 1e6,
            Double.isNaN(sink) ? "!" : ""));
  }

  private static void print(String what, double[] millis, String speed) {
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%-36s p50 %7.2f ms, p99 %7.2f ms  %s%n",
        what,
        millis.length == 0 ? 0 : millis[millis.length / 2],
        millis.length == 0 ? 0 : millis[(int) (millis.length * 0.99)],
        speed);
  }

  private int target(int query) {
    return (int) ((long) query * 7_368_787 % rows.count);
  }

  private Descriptor query(int number, double cosine) {
    byte[] mate = gallery.mate(rows.row(target(number)), cosine, number);
    return new Descriptor(DescriptorVersions.FACE_512, mate);
  }

  private static IndexQuery asked(Descriptor reference, boolean exact) {
    return new IndexQuery(reference, Candidates.of(IndexOrigin.FACE, ACCOUNT), TOP, 0, exact);
  }

  private static List<Match> search(
      InMemoryDescriptorIndex index, Descriptor reference, boolean exact) throws Exception {
    return index.search(asked(reference, exact)).toCompletableFuture().get();
  }

  private static Set<UUID> ids(List<Match> matches) {
    Set<UUID> out = new HashSet<>();
    matches.forEach(match -> out.add(match.id()));
    return out;
  }

  private static IndexEntry entry(int number, byte[] row) {
    return new IndexEntry(
        IndexOrigin.FACE,
        new UUID(3, number),
        ACCOUNT,
        1,
        number,
        List.of(new Descriptor(DescriptorVersions.FACE_512, row)),
        Set.of());
  }
}
