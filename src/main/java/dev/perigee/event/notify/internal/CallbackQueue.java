package dev.perigee.event.notify.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.event.notify.Callback;
import dev.perigee.event.notify.Callbacks;
import dev.perigee.platform.config.PerigeeConfig;
import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/**
 * {@link Callbacks} through one bounded queue. A message that failed waits outside of the queue for
 * its next attempt, but counts as waiting.
 */
@ApplicationScoped
class CallbackQueue implements Callbacks {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final CallbackClient client;
  private final Vertx vertx;
  private final PerigeeConfig.Callbacks config;
  private final ObjectMapper json;
  private final ObjectMapper msgpack;

  private final ArrayDeque<Delivery> ready = new ArrayDeque<>();
  private int waiting;
  private int running;
  private boolean closed;

  private final LongAdder delivered = new LongAdder();
  private final LongAdder lost = new LongAdder();

  CallbackQueue(CallbackClient client, Vertx vertx, ObjectMapper mapper, PerigeeConfig config) {
    this.client = client;
    this.vertx = vertx;
    this.config = config.events().callbacks();
    this.json = mapper;
    this.msgpack = mapper.copyWith(new MessagePackFactory());
  }

  /** One message on its way; {@code attempts} of it have been made. */
  record Delivery(Callback callback, byte[] body, String requestId, int attempts) {
    Delivery again() {
      return new Delivery(callback, body, requestId, attempts + 1);
    }
  }

  @Override
  public void send(Callback callback, JsonNode body, String requestId) {
    Delivery delivery = new Delivery(callback, encode(callback, body), requestId, 0);
    synchronized (ready) {
      if (!closed && waiting < config.queue()) {
        waiting++;
        ready.addLast(delivery);
        delivery = null;
      }
    }
    if (delivery != null) {
      lose(delivery, "the queue is full");
    }
    next();
  }

  private byte[] encode(Callback callback, JsonNode body) {
    try {
      return (callback.msgpack() ? msgpack : json).writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void next() {
    Delivery delivery;
    synchronized (ready) {
      if (closed || running == config.concurrency() || ready.isEmpty()) {
        return;
      }
      running++;
      delivery = ready.removeFirst();
    }
    client
        .post(delivery)
        .subscribe()
        .with(done -> ended(delivery, null), failure -> ended(delivery, failure));
    next();
  }

  private void ended(Delivery delivery, Throwable failure) {
    boolean again =
        failure != null
            && CallbackClient.mayRecover(failure)
            && delivery.attempts() + 1 < config.attempts();
    synchronized (ready) {
      running--;
      waiting -= again ? 0 : 1;
    }
    if (failure == null) {
      delivered.increment();
    } else if (again) {
      vertx.setTimer(pauseMillis(delivery.attempts()), ignored -> retry(delivery.again()));
    } else {
      lose(delivery, failure.getMessage());
    }
    next();
  }

  private void retry(Delivery delivery) {
    synchronized (ready) {
      ready.addLast(delivery);
    }
    next();
  }

  /** Doubles from attempt to attempt; anything between half of it and all, so that many spread. */
  static long pauseMillis(int attempts) {
    long pause =
        Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(attempts, 16));
    return pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
  }

  private void lose(Delivery delivery, String why) {
    lost.increment();
    Log.warnf(
        "callback to %s given up after %d attempts: %s",
        delivery.callback().url().getHost(), delivery.attempts() + 1, why);
  }

  int waiting() {
    synchronized (ready) {
      return waiting;
    }
  }

  long delivered() {
    return delivered.sum();
  }

  long lost() {
    return lost.sum();
  }

  @PreDestroy
  void close() {
    synchronized (ready) {
      closed = true;
    }
  }
}
