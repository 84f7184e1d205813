package dev.perigee.blob;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Makes and removes buckets. What a Uni has confirmed survives a power cut. Every operation fails
 * as those of {@link BlobStore} do.
 */
public interface Buckets {

  /**
   * Makes a bucket.
   *
   * @param name see {@link Bucket#isName}
   * @param ttl days, null for ever; without effect when the bucket exists
   * @return false when it existed
   */
  Uni<Boolean> create(String name, Integer ttl);

  Uni<Optional<Bucket>> find(String name);

  /** Names of all buckets, in alphabetical order. */
  Uni<List<String>> names();

  /**
   * Changes the lifetime of blobs stored from now on.
   *
   * @param ttl days, null for ever
   * @return false when there is no such bucket
   */
  Uni<Boolean> setTtl(String name, Integer ttl);

  /**
   * Removes a bucket with everything in it. It and its blobs are out of sight at once, also when a
   * bucket of this name is made again.
   */
  Uni<BucketRemoval> delete(String name);
}
