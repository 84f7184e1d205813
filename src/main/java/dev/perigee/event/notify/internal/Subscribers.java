package dev.perigee.event.notify.internal;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The connections of one kind of socket, by account.
 *
 * @param <E> what their filters look at
 */
final class Subscribers<E> {
  private final Map<UUID, Set<Subscriber<E>>> byAccount = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final LongAdder sent = new LongAdder();
  private final LongAdder tooSlow = new LongAdder();

  void add(UUID accountId, Subscriber<E> subscriber) {
    byAccount.compute(
        accountId,
        (id, there) -> {
          Set<Subscriber<E>> all = there == null ? ConcurrentHashMap.newKeySet() : there;
          all.add(subscriber);
          return all;
        });
    count.incrementAndGet();
  }

  void remove(UUID accountId, Subscriber<E> subscriber) {
    byAccount.computeIfPresent(
        accountId,
        (id, there) -> {
          if (there.remove(subscriber)) {
            count.decrementAndGet();
          }
          return there.isEmpty() ? null : there;
        });
  }

  /**
   * Sends to those who want the event.
   *
   * @param encoder makes the message; asked at most once, and not at all when nobody wants it
   */
  void send(UUID accountId, E event, Supplier<byte[]> encoder) {
    Set<Subscriber<E>> all = byAccount.get(accountId);
    if (all == null) {
      return;
    }
    byte[] message = null;
    for (Subscriber<E> subscriber : all) {
      if (subscriber.wants(event)) {
        message = message == null ? encoder.get() : message;
        (subscriber.send(message) ? sent : tooSlow).increment();
      }
    }
  }

  void forEach(Consumer<Subscriber<E>> work) {
    byAccount.values().forEach(all -> all.forEach(work));
  }

  /** Connections open now. */
  int count() {
    return count.get();
  }

  /** Messages since the start. */
  long sent() {
    return sent.sum();
  }

  /** Connections closed since the start because they did not read. */
  long tooSlow() {
    return tooSlow.sum();
  }
}
