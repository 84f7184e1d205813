package dev.perigee.descriptor.internal;

import dev.perigee.descriptor.Similarity;
import java.util.ArrayList;
import java.util.List;

/**
 * One thread's part of one search. In each window it compares the rows that pass the filter exactly
 * where they are few, and else estimates all and remembers the most promising, which are compared
 * at the end.
 */
final class Seeker {
  private static final int WORDS = WindowScanner.WINDOW_ROWS / Long.SIZE;
  private static final int BLOCK_WORDS = WindowScanner.BLOCK_ROWS / Long.SIZE;

  /** Of 64 rows, from how many wanted ones on all are computed in one go. */
  private static final int DENSE = 24;

  /** In a window with fewer wanted rows, comparing them is cheaper than estimating all rows. */
  private static final int FEW = 1024;

  /** Bytes that memory hands over at once. */
  private static final int CACHE_LINE = 64;

  /** Rows that are brought from memory together. */
  private static final int AHEAD = 16;

  private final Search search;
  private final ScanKernel kernel;
  private final SketchKernel sketchKernel;
  private final QueryVector query;
  private final TopCandidates top;
  private final SketchCandidates coarse;
  private final long[] bits = new long[WORDS];
  private final int[] dots = new int[WindowScanner.BLOCK_ROWS];
  private final long[] estimates;
  private final List<Candidate> block = new ArrayList<>();
  private final int[] blockRows;
  private final int[] blockEstimates;
  private int blockSize;
  private boolean active;
  private boolean estimating;

  /** Of no use but that the compiler must not leave out the reads of {@link #bring}. */
  @SuppressWarnings("unused")
  private int brought;

  Seeker(Search search, ScanKernel kernel, SketchKernel sketchKernel) {
    this.search = search;
    this.kernel = kernel;
    this.sketchKernel = sketchKernel;
    this.query = search.vector();
    this.top = search.newTop();
    boolean sketched = search.sketch() != null;
    this.coarse = sketched ? search.newCoarse() : null;
    int room = sketched ? WindowScanner.BLOCK_ROWS : 0;
    this.estimates = new long[room];
    this.blockRows = new int[room];
    this.blockEstimates = new int[room];
  }

  boolean mayTouch(int firstRow) {
    return search.filter().mayTouch(firstRow, WindowScanner.WINDOW_ROWS);
  }

  /** Fixes the filter for a window; the lock of the chunk is held. */
  boolean prepare(Chunk chunk, int base, int firstWord) {
    active = firstWord << 6 < chunk.end() && search.filter().fill(chunk, base, firstWord, bits);
    estimating = false;
    if (active && coarse != null) {
      int wanted = 0;
      for (long word : bits) {
        wanted += Long.bitCount(word);
      }
      estimating = wanted >= FEW;
    }
    return active;
  }

  /**
   * Looks at one block of the window; what it finds counts only after {@link #commit}.
   *
   * @param base global number of the chunk's first row
   */
  void collect(Chunk chunk, int base, int firstWord, int fromWord) {
    if (!active) {
      return;
    }
    if (estimating) {
      estimate(chunk, base, firstWord, fromWord);
    } else {
      compare(chunk, firstWord, fromWord);
    }
  }

  /** Nothing came between: the block counts. */
  void commit() {
    for (int i = 0; i < block.size(); i++) {
      top.offer(block.get(i));
    }
    for (int i = 0; i < blockSize; i++) {
      coarse.offer(blockRows[i], blockEstimates[i]);
    }
    discard();
  }

  /** A write came between: the block is void. */
  void discard() {
    block.clear();
    blockSize = 0;
  }

  /** Compares what the estimates have promised and hands everything in. */
  void finish(Chunk[] chunks) {
    if (coarse != null) {
      int[] rows = search.promising(coarse);
      for (int from = 0; from < rows.length; ) {
        int chunk = rows[from] >>> Chunk.ROW_BITS;
        int until = from;
        while (until < rows.length && rows[until] >>> Chunk.ROW_BITS == chunk) {
          until++;
        }
        compare(chunks[chunk], rows, from, until);
        from = until;
      }
    }
    search.handIn(top);
  }

  private void estimate(Chunk chunk, int base, int firstWord, int fromWord) {
    int first = (firstWord + fromWord) << 6;
    long[] sketches = chunk.sketches();
    int held = sketches.length / search.sketch().words();
    int count = Math.min(WindowScanner.BLOCK_ROWS, held - first);
    if (count <= 0) {
      return;
    }
    sketchKernel.estimates(search.sketch(), sketches, first, count, estimates);
    int floor = coarse.floor();
    for (int from = 0; from < count; from += Long.SIZE) {
      long left = bits[fromWord + (from >> 6)] & reaching(floor, from);
      for (; left != 0; left &= left - 1) {
        int i = from + Long.numberOfTrailingZeros(left);
        blockRows[blockSize] = base + first + i;
        blockEstimates[blockSize++] = (int) estimates[i];
      }
    }
  }

  /** Of 64 estimates those that are not below the floor: one bit each, without a branch. */
  private long reaching(long floor, int from) {
    long word = 0;
    for (int i = 0; i < Long.SIZE; i++) {
      word |= (~(estimates[from + i] - floor) >>> Long.SIZE - 1) << i;
    }
    return word;
  }

  /** The rows may have changed since they were estimated: they pass the filter again, or not. */
  private void compare(Chunk chunk, int[] rows, int from, int until) {
    long[] members = new long[Chunk.ROWS / Long.SIZE];
    long stamp = chunk.lock.readLock();
    try {
      if (!search.filter().members(chunk, 0, members)) {
        return;
      }
      for (int at = from; at < until; at += AHEAD) {
        int end = Math.min(until, at + AHEAD);
        bring(chunk, rows, at, end);
        for (int i = at; i < end; i++) {
          int row = Partition.inChunk(rows[i]);
          if ((members[row >> 6] >>> row & 1) != 0 && search.filter().passes(chunk, row)) {
            kernel.dots(query, chunk.rows(), row, 1, dots, 0);
            consider(chunk, row, dots[0], top.floor());
            commit(); // at once: what is found spares the next rows their candidates
          }
        }
      }
    } finally {
      chunk.lock.unlockRead(stamp);
    }
  }

  /**
   * Reads a byte of every cache line of the rows. They lie anywhere: so many reads at a time are
   * answered while comparing one row after the other would wait for each.
   */
  private void bring(Chunk chunk, int[] rows, int from, int until) {
    byte[] all = chunk.rows();
    int width = query.components().length;
    int sum = 0;
    for (int i = from; i < until; i++) {
      int row = Partition.inChunk(rows[i]);
      sum += chunk.norm(row);
      for (int at = row * width; at < (row + 1) * width; at += CACHE_LINE) {
        sum += all[at];
      }
    }
    brought = sum;
  }

  private void compare(Chunk chunk, int firstWord, int fromWord) {
    byte[] rows = chunk.rows();
    double floor = top.floor();
    for (int word = fromWord; word < fromWord + BLOCK_WORDS; word++) {
      int first = (firstWord + word) << 6;
      if (Long.bitCount(bits[word]) < DENSE) {
        for (long left = bits[word]; left != 0; left &= left - 1) {
          int row = first + Long.numberOfTrailingZeros(left);
          kernel.dots(query, rows, row, 1, dots, 0);
          consider(chunk, row, dots[0], floor);
        }
        continue;
      }
      int words = 1;
      while (word + words < fromWord + BLOCK_WORDS && Long.bitCount(bits[word + words]) >= DENSE) {
        words++;
      }
      int last = word + words - 1;
      int count = (words << 6) - Long.numberOfLeadingZeros(bits[last]);
      kernel.dots(query, rows, first, count, dots, 0);
      for (int i = 0; i < count; i++) {
        if ((bits[word + (i >> 6)] >>> i & 1) != 0) {
          consider(chunk, first + i, dots[i], floor);
        }
      }
      word = last;
    }
  }

  private void consider(Chunk chunk, int row, int dot, double floor) {
    if (floor > 0 && !mayReach(dot, chunk.norm(row), floor)) {
      return;
    }
    double score = Similarity.score(dot, query.norm(), chunk.norm(row));
    if (score >= floor) {
      block.add(new Candidate(score, chunk.created(row), chunk.id(row)));
    }
  }

  /** Compares squares, without root and division; errs on the side of true. */
  private boolean mayReach(int dot, int norm, double floor) {
    double least = floor * floor * (1 - 1e-9) * query.norm();
    return dot > 0 && (double) dot * dot >= least * norm;
  }
}
