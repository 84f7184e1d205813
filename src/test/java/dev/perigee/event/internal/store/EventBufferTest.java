package dev.perigee.event.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.perigee.platform.config.TestConfig;
import dev.perigee.platform.work.OverloadedException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventBufferTest {
  private final Vertx vertx = Vertx.vertx();
  private final List<List<EventRow>> written = new CopyOnWriteArrayList<>();
  private final List<UniEmitter<? super Void>> held = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private EventBuffer buffer(GroupWriter writer, String... keys) {
    Map<String, String> settings = new HashMap<>(Map.of("perigee.events.writers", "1"));
    for (int i = 0; i < keys.length; i += 2) {
      settings.put("perigee.events." + keys[i], keys[i + 1]);
    }
    return new EventBuffer(writer, vertx, TestConfig.of(settings));
  }

  private Uni<Void> write(List<EventRow> rows) {
    written.add(rows);
    return Uni.createFrom().voidItem();
  }

  /** A write that ends when the test says so. */
  private Uni<Void> hold(List<EventRow> rows) {
    return Uni.createFrom().<Void>emitter(held::add).invoke(() -> written.add(rows));
  }

  private void release() {
    await().until(() -> !held.isEmpty());
    held.removeFirst().complete(null);
  }

  private static EventRow row(String json) {
    return new EventRow(UUID.randomUUID(), UUID.randomUUID(), Instant.EPOCH, json, List.of());
  }

  private static Portion portion(CompletableFuture<Void> caller, EventRow... rows) {
    return new Portion(
        List.of(rows),
        new Portion.Acknowledgement() {
          @Override
          public void stored() {
            caller.complete(null);
          }

          @Override
          public void failed(Throwable failure) {
            caller.completeExceptionally(failure);
          }
        });
  }

  private static CompletableFuture<Void> add(EventBuffer buffer, EventRow... rows) {
    CompletableFuture<Void> caller = new CompletableFuture<>();
    buffer.add(portion(caller, rows));
    return caller;
  }

  @Test
  void what_comes_while_a_group_is_written_makes_the_next_group() {
    EventBuffer buffer = buffer(this::hold);
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    callers.add(add(buffer, row("0")));
    await().until(() -> held.size() == 1);
    for (int i = 1; i < 10; i++) {
      callers.add(add(buffer, row(String.valueOf(i))));
    }

    assertThat(callers).noneMatch(CompletableFuture::isDone);
    release();
    release();

    callers.forEach(CompletableFuture::join);
    assertThat(written).extracting(List::size).containsExactly(1, 9);
    assertThat(buffer.stored()).isEqualTo(10);
  }

  @Test
  void a_full_buffer_takes_nothing_more_until_there_is_room() {
    EventBuffer buffer = buffer(this::hold, "queue", "3");
    add(buffer, row("0"));
    await().until(() -> held.size() == 1);
    add(buffer, row("1"), row("2"));

    assertThatThrownBy(() -> add(buffer, row("3"), row("4")))
        .isInstanceOf(OverloadedException.class);
    add(buffer, row("5"));
    assertThatThrownBy(() -> add(buffer, row("6"))).isInstanceOf(OverloadedException.class);
    assertThat(buffer.length()).isEqualTo(3);

    release();
    release();
    await().until(() -> buffer.length() == 0);
    add(buffer, row("7"));
  }

  @Test
  void large_events_fill_it_by_their_length_and_a_single_one_always_fits() {
    EventBuffer buffer = buffer(this::hold, "queue-size", "1K");
    add(buffer, row("0"));
    await().until(() -> held.size() == 1);
    add(buffer, row("x".repeat(5000)));

    assertThatThrownBy(() -> add(buffer, row("1"))).isInstanceOf(OverloadedException.class);
  }

  @Test
  void only_the_portion_at_fault_fails() {
    GroupWriter picky =
        rows ->
            rows.stream().anyMatch(row -> row.json().equals("bad"))
                ? Uni.createFrom().failure(new PgException("too long", "ERROR", "22001", null))
                : write(rows);
    AtomicInteger calls = new AtomicInteger();
    EventBuffer buffer =
        buffer(rows -> calls.getAndIncrement() == 0 ? hold(rows) : picky.write(rows));
    add(buffer, row("first"));
    await().until(() -> held.size() == 1);
    CompletableFuture<Void> good = add(buffer, row("good"));
    CompletableFuture<Void> bad = add(buffer, row("fine"), row("bad"));
    CompletableFuture<Void> late = add(buffer, row("late"));
    release();

    good.join();
    late.join();
    assertThat(bad).failsWithin(Duration.ofSeconds(10));
    assertThat(written.stream().flatMap(List::stream).map(EventRow::json))
        .containsExactly("first", "good", "late");
  }

  @Test
  void a_database_that_is_away_is_tried_until_it_is_back() {
    AtomicInteger calls = new AtomicInteger();
    EventBuffer buffer =
        buffer(
            rows ->
                calls.getAndIncrement() < 3
                    ? Uni.createFrom().failure(new ConnectException("away"))
                    : write(rows));

    add(buffer, row("0")).join();

    assertThat(calls).hasValue(4);
    assertThat(written).hasSize(1);
  }

  @Test
  void the_end_of_the_program_waits_for_everything_and_refuses_more() {
    EventBuffer buffer = buffer(this::hold);
    CompletableFuture<Void> first = add(buffer, row("0"));
    await().until(() -> held.size() == 1);
    CompletableFuture<Void> second = add(buffer, row("1"));
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(() -> buffer.stop(new ShutdownEvent()));
    release();
    release();

    end.join();
    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
    assertThatThrownBy(() -> add(buffer, row("2"))).isInstanceOf(OverloadedException.class);
  }
}
