package dev.perigee.blob.internal.rest;

import dev.perigee.blob.Bucket;
import dev.perigee.blob.BucketRemoval;
import dev.perigee.blob.Buckets;
import dev.perigee.blob.PlatformBucket;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** {@code /1/buckets} of the Image Store API. */
@Path("/image-store/1/buckets")
public class BucketsResource {
  private final Buckets buckets;

  BucketsResource(Buckets buckets) {
    this.buckets = buckets;
  }

  /**
   * @param ttl days that the bucket's blobs live; -1 or null for ever
   */
  @POST
  public Uni<RestResponse<Map<String, String>>> create(
      @RestQuery String bucket, @RestQuery Integer ttl) {
    return buckets
        .create(bucket, days(ttl))
        .map(
            made -> {
              if (!made) {
                throw ApiException.of(ErrorCode.BUCKET_EXISTS, bucket);
              }
              return RestResponse.status(Status.CREATED, Map.of());
            });
  }

  @GET
  public Uni<List<String>> names() {
    return buckets.names();
  }

  @GET
  @Path("/{bucket}")
  public Uni<BucketView> get(@RestPath String bucket) {
    return existing(bucket)
        .map(found -> new BucketView(found.name(), Times.format(found.created()), found.ttl()));
  }

  @HEAD
  @Path("/{bucket}")
  public Uni<RestResponse<Void>> head(@RestPath String bucket) {
    return existing(bucket).map(found -> RestResponse.ok());
  }

  private Uni<Bucket> existing(String bucket) {
    return buckets.find(bucket).map(found -> found.orElseThrow(() -> missing(bucket)));
  }

  /**
   * @param ttl days that blobs stored from now on live, -1 for ever
   */
  @PUT
  @Path("/{bucket}")
  public Uni<Void> setTtl(@RestPath String bucket, @RestQuery Integer ttl) {
    return buckets
        .setTtl(bucket, days(ttl))
        .invoke(
            found -> {
              if (!found) {
                throw missing(bucket);
              }
            })
        .replaceWithVoid();
  }

  @DELETE
  @Path("/{bucket}")
  public Uni<RestResponse<Void>> delete(@RestPath String bucket) {
    return buckets.delete(bucket).call(removal -> makeAnew(bucket)).map(r -> answer(bucket, r));
  }

  /** The program cannot be without the buckets of its own. */
  private Uni<Boolean> makeAnew(String bucket) {
    boolean needed =
        Arrays.stream(PlatformBucket.values()).anyMatch(own -> own.bucket().equals(bucket));
    return needed ? buckets.create(bucket, null) : Uni.createFrom().item(false);
  }

  private static RestResponse<Void> answer(String bucket, BucketRemoval removal) {
    return switch (removal) {
      case NO_SUCH_BUCKET -> throw missing(bucket);
      case DONE -> RestResponse.noContent();
      case GOING_ON -> RestResponse.accepted();
    };
  }

  private static Integer days(Integer ttl) {
    return ttl == null || ttl < 0 ? null : ttl;
  }

  static ApiException missing(String bucket) {
    return ApiException.of(ErrorCode.BUCKET_NOT_FOUND, bucket);
  }

  /**
   * What is told of a bucket.
   *
   * @param ttl days, null for ever
   */
  public record BucketView(String bucket, String createTime, Integer ttl) {}
}
