package dev.perigee.enrol.internal;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One run of the command: reads the source, enrols what is missing, reports. */
public final class EnrolRun {
  static final int COMPLETE = 0;
  static final int SOME_REFUSED = 1;
  static final int NOTHING_DONE = 3;

  private final EnrolOptions options;
  private final PrintStream out;
  private final boolean terminal;

  public EnrolRun(EnrolOptions options) {
    this(options, System.out, onTerminal());
  }

  EnrolRun(EnrolOptions options, PrintStream out, boolean terminal) {
    this.options = options;
    this.out = out;
    this.terminal = terminal;
  }

  /** Exit code of the program. */
  public int run() {
    try (ApiClient api = new ApiClient(options.url(), options.login(), options.password())) {
      List<Photo> photos = PhotoSource.read(options.source());
      Gallery gallery = Gallery.open(api, options.list());
      Report report = enrol(photos, gallery, new Enroller(api, gallery, options.bestFace()));
      report.print(out);
      if (options.report() != null) {
        report.write(options.report());
      }
      return report.complete() ? COMPLETE : SOME_REFUSED;
    } catch (EnrolException | ApiFailure | IOException e) {
      out.println("perigee: " + (e.getMessage() == null ? e : e.getMessage()));
      return NOTHING_DONE;
    }
  }

  @SuppressWarnings("SystemConsoleNull") // It is null again since JDK 25 when there is none.
  private static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private Report enrol(List<Photo> photos, Gallery gallery, Enroller enroller) throws IOException {
    // Grows while the run goes on, so that a source that names a key twice enrols it once.
    Set<String> present = ConcurrentHashMap.newKeySet();
    present.addAll(gallery.externalIds());
    Progress progress = new Progress(out, terminal, photos.size());
    ExecutorService workers = Executors.newFixedThreadPool(options.parallel());
    try {
      List<Future<Outcome>> running = new ArrayList<>(photos.size());
      for (Photo photo : photos) {
        running.add(workers.submit(() -> enrol(photo, present, enroller, progress)));
      }
      List<Outcome> outcomes = new ArrayList<>(photos.size());
      for (Future<Outcome> one : running) {
        outcomes.add(await(one));
      }
      return new Report(outcomes);
    } finally {
      workers.shutdownNow();
    }
  }

  private static Outcome enrol(
      Photo photo, Set<String> present, Enroller enroller, Progress progress) {
    Outcome outcome;
    if (!present.add(photo.externalId())) {
      outcome = Outcome.present(photo);
    } else {
      try {
        outcome = Outcome.enrolled(photo, enroller.enrol(photo));
      } catch (RefusedException e) {
        outcome = Outcome.refused(photo, e.getMessage());
      }
    }
    progress.add(outcome);
    return outcome;
  }

  private static Outcome await(Future<Outcome> one) {
    try {
      return one.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnrolException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EnrolException failure) {
        throw failure;
      }
      throw new EnrolException("unexpected: " + e.getCause(), e.getCause());
    }
  }
}
