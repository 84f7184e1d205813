package dev.perigee.blob;

import dev.perigee.blob.internal.Storage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the suites for every storage have in common. Each test has a storage of its own. */
public abstract class StorageContract {
  protected static final UUID ANNA = UUID.randomUUID();
  protected static final UUID BERT = UUID.randomUUID();
  protected static final String PHOTOS = "photos";
  protected static final Duration MINUTE = Duration.ofMinutes(1);

  protected final MovableClock clock = new MovableClock();
  protected final BlobKey key = BlobKey.object(PHOTOS, UUID.randomUUID());
  protected Storage storage;
  protected BlobStore store;
  protected Buckets buckets;

  /** A storage without buckets. */
  protected abstract Storage open(MovableClock clock) throws Exception;

  @BeforeEach
  void openStorage() throws Exception {
    storage = open(clock);
    await(storage.prepare());
    store = storage.blobs();
    buckets = storage.buckets();
    await(buckets.create(PHOTOS, null));
  }

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  protected BlobInfo put(BlobKey key, String content) {
    return await(store.put(key, ofAnna(), content(content)));
  }

  protected BlobInfo put(BlobKey key, Lifetime lifetime) {
    return await(store.put(key, new NewBlob(ANNA, "text/plain", lifetime), content("x")));
  }

  protected String text(BlobKey key) {
    return new String(await(await(store.get(key, null)).orElseThrow().bytes()));
  }

  protected boolean isThere(BlobKey key) {
    return await(store.head(key, null)).isPresent();
  }

  protected static BlobKey object() {
    return BlobKey.object(PHOTOS, UUID.randomUUID());
  }

  protected static BlobKey image() {
    return BlobKey.image(PHOTOS, UUID.randomUUID());
  }

  protected static NewBlob ofAnna() {
    return new NewBlob(ANNA, "text/plain", Lifetime.OF_BUCKET);
  }

  protected static Multi<Buffer> content(String... parts) {
    return Multi.createFrom().items(Stream.of(parts).map(Buffer::buffer));
  }

  protected static byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** The bytes in pieces, as they come from a network. */
  protected static Multi<Buffer> inPieces(byte[] bytes, int piece) {
    Buffer all = Buffer.buffer(bytes);
    return Multi.createFrom()
        .items(
            Stream.iterate(0, from -> from < bytes.length, from -> from + piece)
                .map(from -> all.slice(from, Math.min(from + piece, bytes.length))));
  }

  protected static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
