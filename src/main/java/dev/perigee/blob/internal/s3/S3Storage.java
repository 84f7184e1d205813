package dev.perigee.blob.internal.s3;

import dev.perigee.blob.BlobStore;
import dev.perigee.blob.Buckets;
import dev.perigee.blob.internal.Storage;
import dev.perigee.blob.internal.SweepStep;
import dev.perigee.platform.work.CallersContext;
import io.smallrye.mutiny.Uni;
import java.time.Clock;

/** Blobs on an S3 server, all in one bucket of it. */
public final class S3Storage implements Storage {
  private final S3Client client;
  private final S3Buckets buckets;
  private final S3BlobStore blobs;
  private final S3Sweep sweep;
  private final S3Lifecycle lifecycle;

  public S3Storage(S3Settings settings, Clock clock) {
    AsyncLocks locks = new AsyncLocks();
    this.client = new S3Client(settings);
    this.buckets = new S3Buckets(client, clock);
    this.lifecycle = new S3Lifecycle(client);
    this.blobs = new S3BlobStore(client, buckets, lifecycle, locks, clock);
    this.sweep = new S3Sweep(client, locks, clock);
  }

  @Override
  public Uni<Void> prepare() {
    return client.ensureBucket().chain(lifecycle::prepare);
  }

  @Override
  public BlobStore blobs() {
    return blobs;
  }

  @Override
  public Buckets buckets() {
    return buckets;
  }

  @Override
  public Uni<Void> tidy() {
    return CallersContext.returning(buckets.clearDeleted().chain(sweep::abortLeftBehind));
  }

  @Override
  public Uni<SweepStep> sweep(String from) {
    return CallersContext.returning(sweep.step(from));
  }

  @Override
  public Uni<Void> check() {
    return CallersContext.returning(client.check());
  }

  @Override
  public void close() {
    client.close();
  }
}
