package dev.perigee.blob.internal;

import dev.perigee.blob.BlobStore;
import dev.perigee.blob.Buckets;
import io.smallrye.mutiny.Uni;

/** A place where blobs are kept. */
public interface Storage extends AutoCloseable {

  /** Makes what has to be there before anything can be stored. May be repeated. */
  Uni<Void> prepare();

  BlobStore blobs();

  Buckets buckets();

  /** Frees what a crash, or a removed bucket, has left behind. */
  Uni<Void> tidy();

  /**
   * Removes expired blobs, some at a time; they are out of sight already. A blob that is put anew
   * meanwhile stays.
   *
   * @param from what the step before has returned as next, null at the beginning
   */
  Uni<SweepStep> sweep(String from);

  /** Fails when nothing can be stored now. */
  Uni<Void> check();

  @Override
  void close();
}
