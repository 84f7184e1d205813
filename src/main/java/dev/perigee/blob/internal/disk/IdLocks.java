package dev.perigee.blob.internal.disk;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** One at a time decides about a blob and changes it. */
final class IdLocks {
  /** More than threads: two blobs rarely wait for each other. */
  private static final int STRIPES = 256;

  private final Lock[] stripes =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

  <T> T holding(UUID id, DiskWork.Work<T> work) throws IOException {
    Lock lock = stripes[Math.floorMod(id.hashCode(), STRIPES)];
    lock.lock();
    try {
      return work.run();
    } finally {
      lock.unlock();
    }
  }
}
