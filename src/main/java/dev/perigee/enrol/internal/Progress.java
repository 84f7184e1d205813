package dev.perigee.enrol.internal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** A bar that redraws itself on a terminal; a line now and then where output goes to a file. */
final class Progress {
  private static final int WIDTH = 30;
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final Duration LINE = Duration.ofSeconds(10);

  private final PrintStream out;
  private final boolean terminal;
  private final int total;
  private final long begun = System.nanoTime();
  private int done;
  private int refused;
  private long shown = begun;

  Progress(PrintStream out, boolean terminal, int total) {
    this.out = out;
    this.terminal = terminal;
    this.total = total;
  }

  synchronized void add(Outcome outcome) {
    done++;
    if (outcome.status() == Outcome.Status.REFUSED) {
      refused++;
    }
    long now = System.nanoTime();
    Duration pause = terminal ? REDRAW : LINE;
    if (now - shown >= pause.toNanos() || done == total) {
      shown = now;
      show(now);
    }
  }

  private void show(long now) {
    double rate = done / Math.max(1e-3, (now - begun) / 1e9);
    String counts =
        String.format(
            Locale.ROOT, "%d of %d photos, %d refused, %.1f a second", done, total, refused, rate);
    if (terminal) {
      int filled = (int) ((long) WIDTH * done / total);
      out.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + counts + "  ");
      if (done == total) {
        out.println();
      }
    } else {
      out.println(counts);
    }
    out.flush();
  }
}
