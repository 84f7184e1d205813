package dev.perigee.bench;

import dev.perigee.blob.Blob;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobStore;
import dev.perigee.blob.Lifetime;
import dev.perigee.blob.NewBlob;
import dev.perigee.blob.internal.Storage;
import dev.perigee.blob.internal.disk.DiskStorage;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Kills a process in which 200 writers put blobs, with SIGKILL at random moments, and looks after
 * each kill for every blob that was acknowledged. While they write, and after each kill, blobs are
 * read: one that is neither whole nor what was put under its id ends the run.
 *
 * <p>{@code StorageKill9 KILLS DIR}. A writer has ids of its own, puts every third blob in place of
 * an earlier one, and tells on standard output what it begins and which version of which id was
 * acknowledged.
 */
public final class StorageKill9 {
  private static final String BUCKET = "kill9";
  private static final int WRITERS = 200;
  private static final int MAX_BYTES = 600_000;

  /** Version, seed and length: what the bytes behind them follow from. */
  private static final int HEAD = 2 * Long.BYTES;

  private final Path folder;
  private final Map<UUID, Integer> acknowledged = new HashMap<>();
  private final Set<UUID> ids = new HashSet<>();
  private final Random random = new Random();
  private long checked;

  private StorageKill9(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    if (args[0].equals("write")) {
      write(Path.of(args[1]), Integer.parseInt(args[2]));
    } else {
      new StorageKill9(Files.createDirectories(Path.of(args[1]))).run(Integer.parseInt(args[0]));
    }
  }

  private static Storage open(Path folder) throws IOException {
    return new DiskStorage(folder, 16, 2 * WRITERS, Clock.systemUTC());
  }

  private void run(int kills) throws Exception {
    long start = System.nanoTime();
    for (int round = 1; round <= kills; round++) {
      Process process = writers(round);
      Thread killer = Thread.ofPlatform().start(() -> killLater(process));
      try (BufferedReader told = process.inputReader()) {
        told.lines().filter(line -> line.endsWith(";")).forEach(this::acknowledge);
      }
      killer.join();
      process.waitFor();
      int written = verify();
      System.out.printf(
          "kill %d: %d ids acknowledged so far, %d blobs there, all whole%n",
          round, acknowledged.size(), written);
    }
    System.out.printf(
        "%d kills, %d writers, %d acknowledged ids, none lost; %d reads, none partial; %.0f s%n",
        kills, WRITERS, acknowledged.size(), checked, (System.nanoTime() - start) / 1e9);
  }

  private Process writers(int round) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            StorageKill9.class.getName(),
            "write",
            folder.toString(),
            Integer.toString(round))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void killLater(Process process) {
    try {
      TimeUnit.MILLISECONDS.sleep(1500 + random.nextInt(1500));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  private void acknowledge(String line) {
    String[] parts = line.substring(0, line.length() - 1).split(" ");
    if (parts[0].equals("BROKEN")) {
      throw new IllegalStateException("a partial blob was served: " + line);
    }
    UUID id = UUID.fromString(parts[0]);
    ids.add(id);
    if (parts[1].equals("begun")) {
      return;
    }
    acknowledged.merge(id, Integer.valueOf(parts[1]), Math::max);
  }

  /** How many blobs are there. */
  private int verify() throws Exception {
    int there = 0;
    try (Storage storage = open(folder)) {
      for (UUID id : ids) {
        Optional<byte[]> found = read(storage.blobs(), id);
        checked++;
        int version = found.map(bytes -> versionOf(id, bytes)).orElse(-1);
        if (version < acknowledged.getOrDefault(id, -1)) {
          throw new IllegalStateException("LOST " + id + ": version " + version);
        }
        there += found.isPresent() ? 1 : 0;
      }
    }
    return there;
  }

  private static Optional<byte[]> read(BlobStore store, UUID id) {
    Optional<Blob> blob = store.get(BlobKey.object(BUCKET, id), null).await().indefinitely();
    return blob.map(found -> found.bytes().await().indefinitely());
  }

  private static byte[] content(UUID id, int version) {
    Random random = new Random(id.hashCode() + version);
    byte[] bytes = new byte[HEAD + (int) Math.pow(MAX_BYTES, random.nextDouble())];
    random.nextBytes(bytes);
    ByteBuffer.wrap(bytes).putLong(version).putLong(bytes.length);
    return bytes;
  }

  /** Fails when these are not the bytes that were put. */
  private static int versionOf(UUID id, byte[] bytes) {
    int version = (int) ByteBuffer.wrap(bytes).getLong();
    if (!Arrays.equals(bytes, content(id, version))) {
      throw new IllegalStateException("a partial blob is served: " + id);
    }
    return version;
  }

  private static void write(Path folder, int round) throws Exception {
    Storage storage = open(folder);
    storage.buckets().create(BUCKET, null).await().indefinitely();
    PrintStream out = System.out;
    for (int i = 0; i < WRITERS; i++) {
      long seed = round * 1000L + i;
      Thread.ofVirtual().start(() -> writeOn(storage.blobs(), new Random(seed), out));
    }
    TimeUnit.MINUTES.sleep(1);
  }

  private static void writeOn(BlobStore store, Random random, PrintStream out) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    int version = 0;
    while (true) {
      byte[] bytes = content(id, version);
      out.println(id + " begun;");
      store
          .put(
              BlobKey.object(BUCKET, id),
              new NewBlob(null, "a/b", Lifetime.FOR_EVER),
              Multi.createFrom().item(Buffer.buffer(bytes)))
          .await()
          .indefinitely();
      out.println(id + " " + version + ";");
      if (!Arrays.equals(read(store, id).orElseThrow(), bytes)) {
        out.println("BROKEN " + id + ";");
      }
      if (random.nextInt(3) == 0) {
        version++;
      } else {
        id = new UUID(random.nextLong(), random.nextLong());
        version = 0;
      }
    }
  }
}
