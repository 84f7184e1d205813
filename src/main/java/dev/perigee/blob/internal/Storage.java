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

  /** Fails when nothing can be stored now. */
  Uni<Void> check();

  @Override
  void close();
}
