package dev.perigee.blob.internal.disk;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.work.WorkerPool;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Runs what touches the disk on threads of its own and tells failures as documented errors. */
final class DiskWork {
  /** A failing disk fails every request: one line of the log in this time is enough. */
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(10);

  private final WorkerPool workers;
  private final Path root;
  private final AtomicLong logged = new AtomicLong(System.nanoTime() - SILENCE);

  DiskWork(WorkerPool workers, Path root) {
    this.workers = workers;
    this.root = root;
  }

  /** Work that may fail as disks do. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Results arrive on the Vert.x context that subscribed. */
  <T> Uni<T> submit(Work<T> work) {
    return workers.submit(
        () -> {
          try {
            return work.run();
          } catch (IOException e) {
            throw told(e);
          }
        });
  }

  private ApiException told(IOException failure) {
    ErrorCode code = codeOf(failure);
    long now = System.nanoTime();
    long last = logged.get();
    if (now - last >= SILENCE && logged.compareAndSet(last, now)) {
      Log.errorf("storage %s: %s (%s)", root, code.detail(), failure);
    }
    return ApiException.of(code);
  }

  private ErrorCode codeOf(IOException failure) {
    if (failure instanceof DamagedFileException) {
      return ErrorCode.STORAGE_DAMAGED;
    }
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("no space left") || message.contains("quota exceeded")) {
      return ErrorCode.STORAGE_FULL;
    }
    if (failure instanceof AccessDeniedException || message.contains("read-only")) {
      return ErrorCode.STORAGE_READ_ONLY;
    }
    return codeOfState();
  }

  /** The system's messages may be in any language; then the state of the disk tells. */
  private ErrorCode codeOfState() {
    try {
      FileStore store = Files.getFileStore(root);
      if (store.isReadOnly()) {
        return ErrorCode.STORAGE_READ_ONLY;
      }
      return store.getUsableSpace() == 0 ? ErrorCode.STORAGE_FULL : ErrorCode.STORAGE_UNAVAILABLE;
    } catch (IOException e) {
      return ErrorCode.STORAGE_UNAVAILABLE;
    }
  }
}
