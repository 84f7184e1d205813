package dev.perigee.event.internal.store;

import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.work.OverloadedException;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What waits to be written. Each writer takes all that waits, up to a limit, writes it by one
 * statement and comes back: while one group is written the next one gathers, so that the groups are
 * as large as the load asks for and a lone event does not wait at all.
 *
 * <p>When the database is away the writers try again until it is back. Callers who wait get an
 * error after a while; their events stay in the buffer.
 */
@ApplicationScoped
class EventBuffer {
  private static final String NAME = "events";
  private static final int GROUP = 512;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(60);
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 2000;

  private final GroupWriter writer;
  private final Vertx vertx;
  private final int writers;
  private final int mostEvents;
  private final long mostLength;

  private final ArrayDeque<Portion> waiting = new ArrayDeque<>();
  private int waitingEvents;
  private long waitingLength;
  private int writing;
  private long stored;
  private boolean closed;

  EventBuffer(GroupWriter writer, Vertx vertx, PerigeeConfig config) {
    this.writer = writer;
    this.vertx = vertx;
    this.writers = config.events().writers();
    this.mostEvents = config.events().queue();
    this.mostLength = config.events().queueSize().asLongValue();
  }

  /**
   * Takes the portion.
   *
   * @throws OverloadedException when there is no room for it, or the program is about to end
   */
  void add(Portion portion) {
    synchronized (waiting) {
      boolean room =
          waiting.isEmpty()
              || waitingEvents + portion.rows().size() <= mostEvents
                  && waitingLength + portion.length() <= mostLength;
      if (closed || !room) {
        throw new OverloadedException(NAME);
      }
      put(portion);
      if (writing == writers) {
        return;
      }
      writing++;
    }
    // Not the context of the request that happens to come first.
    VertxContext.getRootContext(vertx.getOrCreateContext()).runOnContext(ignored -> next());
  }

  /** Events that wait now. */
  int length() {
    synchronized (waiting) {
      return waitingEvents;
    }
  }

  /** Events written since the start. */
  long stored() {
    synchronized (waiting) {
      return stored;
    }
  }

  private void put(Portion portion) {
    waiting.addLast(portion);
    waitingEvents += portion.rows().size();
    waitingLength += portion.length();
  }

  /** One writer's loop. */
  private void next() {
    List<Portion> group = new ArrayList<>();
    synchronized (waiting) {
      int events = 0;
      while (!waiting.isEmpty()
          && (group.isEmpty() || events + waiting.peekFirst().rows().size() <= GROUP)) {
        Portion portion = waiting.removeFirst();
        events += portion.rows().size();
        waitingEvents -= portion.rows().size();
        waitingLength -= portion.length();
        group.add(portion);
      }
      if (group.isEmpty()) {
        writing--;
        waiting.notifyAll();
        return;
      }
    }
    write(group, FIRST_PAUSE_MILLIS, this::next);
  }

  private void write(List<Portion> group, long pauseMillis, Runnable then) {
    writer
        .write(group.stream().flatMap(portion -> portion.rows().stream()).toList())
        .subscribe()
        .with(
            done -> {
              count(group);
              group.forEach(Portion::stored);
              then.run();
            },
            failure -> failed(group, failure, pauseMillis, then));
  }

  private void count(List<Portion> group) {
    synchronized (waiting) {
      group.forEach(portion -> stored += portion.rows().size());
    }
  }

  private void failed(List<Portion> group, Throwable failure, long pauseMillis, Runnable then) {
    if (!isOfData(failure)) {
      Log.warnf("%d groups of events wait to be written again: %s", group.size(), failure);
      for (Portion portion : group) {
        if (portion.isAwaited() && portion.ageNanos() > PATIENCE.toNanos()) {
          portion.failed(unavailable());
        }
      }
      vertx.setTimer(
          pauseMillis,
          ignored -> write(group, Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS), then));
    } else if (group.size() > 1) {
      // One of them is at fault: the others must not suffer.
      int half = group.size() / 2;
      write(
          group.subList(0, half),
          FIRST_PAUSE_MILLIS,
          () -> write(group.subList(half, group.size()), FIRST_PAUSE_MILLIS, then));
    } else {
      Log.errorf("an event cannot be stored: %s", failure.getMessage());
      group.getFirst().failed(failure);
      then.run();
    }
  }

  /** Refusals of what the rows hold, by SQLSTATE: trying again is of no use. */
  private static boolean isOfData(Throwable failure) {
    if (!(failure instanceof PgException refusal) || Partitions.isGone(failure)) {
      return failure instanceof IllegalArgumentException;
    }
    String state = refusal.getSqlState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  private static ApiException unavailable() {
    return ApiException.status(
        503, ErrorCode.HEALTH, "the database does not answer; the events may be stored later");
  }

  /** Writes out what waits; new events are refused. */
  void stop(@Observes ShutdownEvent event) {
    long end = System.nanoTime() + STOP.toNanos();
    synchronized (waiting) {
      closed = true;
      while (writing > 0 || !waiting.isEmpty()) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          Log.errorf("%d events could not be stored before the end", waitingEvents);
          return;
        }
        try {
          waiting.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }
}
