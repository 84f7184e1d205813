package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.DescriptorIndex.IndexQuery;
import dev.perigee.descriptor.DescriptorIndex.Match;
import dev.perigee.descriptor.SimilarityCurve;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** One search: what is asked, how it is gone about, and the best found so far. */
final class Search {

  /** Up to so many candidates the coarse pass is not worth its risk: under a millisecond. */
  static final int SMALL = 16_384;

  /**
   * Of how many candidates one is compared exactly after the coarse pass; ADR 0009 tells what this
   * does to recall.
   */
  private static final int RERANK_SHARE = 250;

  private static final int RERANK_LEAST = 2_000;
  private static final int RERANK_MOST = 32_000;

  /** And never less than so many times what is asked for. */
  private static final int RERANK_PER_ANSWER = 20;

  final IndexQuery query;
  final Partition partition;
  private final Directory directory;
  private final SimilarityCurve curve;
  private final CompletableFuture<List<Match>> answer = new CompletableFuture<>();
  private final TopCandidates best;
  private final List<SketchCandidates> parts = new CopyOnWriteArrayList<>();
  private final long started = System.nanoTime();

  private QueryVector vector;
  private SketchQuery sketch;
  private RowFilter filter;
  private int atMost;

  Search(IndexQuery query, Directory directory, Partition partition) {
    this.query = query;
    this.directory = directory;
    this.partition = partition;
    this.curve = partition.version.similarity();
    this.best = newTop();
  }

  CompletableFuture<List<Match>> answer() {
    return answer;
  }

  /** Resolves filters; on a matcher thread, before anything else. */
  void prepare() {
    vector = QueryVector.of(partition.version.signed(query.reference().components()));
    filter = RowFilter.of(query.candidates(), directory, partition);
    atMost = filter.atMost(partition.chunks());
    if (partition.sketched() && !query.exact() && !small()) {
      sketch = SketchQuery.of(vector);
    }
  }

  /** Whether it costs next to nothing. */
  boolean small() {
    return atMost <= SMALL;
  }

  QueryVector vector() {
    return vector;
  }

  /** Null when every candidate is to be compared exactly. */
  SketchQuery sketch() {
    return sketch;
  }

  RowFilter filter() {
    return filter;
  }

  /** For one thread's part of a coarse pass. */
  SketchCandidates newCoarse() {
    int keep = Math.clamp(atMost / RERANK_SHARE, RERANK_LEAST, RERANK_MOST);
    long asked = (long) query.limit() * RERANK_PER_ANSWER;
    SketchCandidates part =
        new SketchCandidates((int) Math.clamp(asked, keep, atMost), sketch.bound());
    parts.add(part);
    return part;
  }

  /** The rows of one thread's part that are among the best of all parts. */
  int[] promising(SketchCandidates part) {
    return part.rows(part.floorOfAll(parts));
  }

  TopCandidates newTop() {
    return new TopCandidates(query.limit(), curve.leastScore(query.threshold()));
  }

  /** One thread has done its part. */
  void handIn(TopCandidates part) {
    synchronized (best) {
      best.offerAll(part);
    }
  }

  /** All parts are handed in. */
  void complete() {
    answer.complete(matches());
  }

  void fail(Throwable broken) {
    answer.completeExceptionally(broken);
  }

  long nanos() {
    return System.nanoTime() - started;
  }

  private List<Match> matches() {
    synchronized (best) {
      return best.ranked().stream()
          .map(candidate -> new Match(candidate.id(), curve.of(candidate.score())))
          .filter(match -> match.similarity() >= query.threshold())
          .toList();
    }
  }
}
