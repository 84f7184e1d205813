package dev.perigee.blob.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.blob.Blob;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.Lifetime;
import dev.perigee.blob.NewBlob;
import dev.perigee.blob.internal.s3.FaultProxy.Fault;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.work.CallLimiter;
import dev.perigee.platform.work.OverloadedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The store behind a network that fails. Attempts take half a second, calls three times as long at
 * most.
 */
class S3FaultsTest {
  private static final String BUCKET = "photos";

  /** Far above what any call may take; reached only by one that hangs. */
  private static final Duration HANGING = Duration.ofSeconds(60);

  private final BlobKey key = BlobKey.object(BUCKET, UUID.randomUUID());
  private FaultProxy proxy;
  private S3Storage storage;

  @BeforeEach
  void open() throws Exception {
    proxy = new FaultProxy(S3Server.get().port());
    storage =
        new S3Storage(
            S3Server.settings(proxy.port(), Duration.ofMillis(500), Duration.ofMillis(1500)),
            Clock.systemUTC());
    await(storage.prepare());
    await(storage.buckets().create(BUCKET, null));
  }

  @AfterEach
  void close() throws Exception {
    storage.close();
    proxy.close();
  }

  @Test
  void nothing_acknowledged_is_lost_whatever_happens_on_the_way() {
    Random random = new Random(5);
    Fault[] faults = Fault.values();
    AtomicInteger spoilt = new AtomicInteger();
    proxy.spoil(
        () -> {
          Fault fault = random.nextInt(5) > 0 ? Fault.NONE : faults[random.nextInt(faults.length)];
          spoilt.addAndGet(fault == Fault.NONE ? 0 : 1);
          return fault;
        });
    Map<BlobKey, byte[]> acknowledged = new ConcurrentHashMap<>();
    List<Throwable> failures = new ArrayList<>();

    IntStream.range(0, 12)
        .forEach(
            round ->
                IntStream.range(0, 16)
                    .mapToObj(i -> putRandom(round * 16 + i, acknowledged))
                    .toList()
                    .forEach(put -> collect(put, failures)));

    proxy.spoil(() -> Fault.NONE);
    assertThat(spoilt.get()).isGreaterThan(20);
    assertThat(acknowledged.size()).isGreaterThan(90);
    assertThat(failures)
        .allMatch(e -> e instanceof ApiException a && a.code() == ErrorCode.STORAGE_UNAVAILABLE);
    acknowledged.forEach((blob, bytes) -> assertThat(read(blob)).isEqualTo(bytes));
  }

  private CompletableFuture<?> putRandom(int seed, Map<BlobKey, byte[]> acknowledged) {
    byte[] bytes = new byte[1 + new Random(seed).nextInt(60_000)];
    new Random(seed).nextBytes(bytes);
    BlobKey blob = BlobKey.object(BUCKET, new UUID(0, seed));
    return put(blob, bytes)
        .invoke(() -> acknowledged.put(blob, bytes))
        .subscribeAsCompletionStage();
  }

  private static void collect(CompletableFuture<?> put, List<Throwable> failures) {
    try {
      await(Uni.createFrom().completionStage(put));
    } catch (RuntimeException e) {
      failures.add(S3Errors.cause(e));
    }
  }

  @Test
  void a_server_that_recovers_is_not_noticed() {
    AtomicInteger refused = new AtomicInteger();
    proxy.spoil(() -> refused.incrementAndGet() <= 3 ? Fault.ERROR : Fault.NONE);

    await(put(key, bytes("x")));

    assertThat(refused.get()).isGreaterThan(3);
    assertThat(read(key)).isEqualTo(bytes("x"));
  }

  @Test
  void a_large_blob_survives_a_reset_of_one_of_its_parts() {
    byte[] large = new byte[11_000_000];
    new Random(1).nextBytes(large);
    AtomicInteger pieces = new AtomicInteger();
    // Once: how many pieces there are, and so how many resets every so many, is up to TCP.
    proxy.spoil(() -> pieces.incrementAndGet() == 100 ? Fault.RESET : Fault.NONE);

    await(put(key, large));

    assertThat(pieces).hasValueGreaterThan(100);
    assertThat(read(key)).isEqualTo(large);
  }

  @Test
  void a_server_that_swallows_everything_is_given_up() {
    proxy.spoil(() -> Fault.BLACK_HOLE);

    isUnavailable(put(key, bytes("x")));
    isUnavailable(storage.blobs().head(key, null));
    isUnavailable(storage.blobs().get(key, null));
    isUnavailable(storage.buckets().names());
    isUnavailable(storage.check());
  }

  @Test
  void an_answer_that_never_comes_is_given_up_and_the_connection_with_it() {
    await(put(key, bytes("x")));
    proxy.spoil(() -> Fault.NO_ANSWER);
    isUnavailable(storage.blobs().delete(key, null));

    proxy.spoil(() -> Fault.NONE);

    await(put(key, bytes("y")));
    assertThat(read(key)).isEqualTo(bytes("y"));
  }

  @Test
  void a_server_that_is_away_is_told() throws Exception {
    proxy.close();

    isUnavailable(put(key, bytes("x")));
  }

  @Test
  void more_calls_than_may_wait_are_refused_at_once() {
    CallLimiter limiter = new CallLimiter("storage", 2, 3);
    List<Throwable> failures = new ArrayList<>();

    for (int i = 0; i < 6; i++) {
      limiter.limit(Uni.createFrom().nothing()).subscribe().with(never -> {}, failures::add);
    }

    assertThat(failures).hasSize(1).allMatch(OverloadedException.class::isInstance);
  }

  @Test
  void a_call_that_is_given_up_makes_room_for_another() {
    CallLimiter limiter = new CallLimiter("storage", 1, 1);
    Cancellable running = limiter.limit(Uni.createFrom().nothing()).subscribe().with(x -> {});
    Cancellable waiting = limiter.limit(Uni.createFrom().nothing()).subscribe().with(x -> {});

    waiting.cancel();
    CompletableFuture<String> next =
        limiter.limit(Uni.createFrom().item("done")).subscribeAsCompletionStage();
    assertThat(next).isNotDone();
    running.cancel();

    assertThat(next).isCompletedWithValue("done");
  }

  private Uni<?> put(BlobKey blob, byte[] bytes) {
    NewBlob description = new NewBlob(null, "text/plain", Lifetime.FOR_EVER);
    return storage.blobs().put(blob, description, Multi.createFrom().item(Buffer.buffer(bytes)));
  }

  private byte[] read(BlobKey blob) {
    return await(storage.blobs().get(blob, null).map(Optional::orElseThrow).flatMap(Blob::bytes));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void isUnavailable(Uni<?> call) {
    assertThatThrownBy(() -> await(call))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(HANGING);
  }
}
