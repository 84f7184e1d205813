package dev.perigee.blob.internal.rest;

import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobKind;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.http.Answers;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /1/buckets/{bucket}/images} of the Image Store API. */
@Path("/image-store/1/buckets/{bucket}/images")
public class BucketImagesResource {
  private static final String ONE = "{image_id: " + Uuids.PATTERN + "}";
  private static final String SMALL = ONE + "_{side: [0-9]+}";

  private final BlobWrites writes;
  private final BlobReads reads;
  private final BlobDeletes deletes;
  private final OwnerHeader owners;

  BucketImagesResource(
      BlobWrites writes, BlobReads reads, BlobDeletes deletes, OwnerHeader owners) {
    this.writes = writes;
    this.reads = reads;
    this.deletes = deletes;
    this.owners = owners;
  }

  /**
   * @param ttl days; -1 for ever, null as long as the bucket says
   */
  @POST
  public Uni<RestResponse<ImageCreated>> save(
      @RestPath String bucket,
      @RestQuery Integer ttl,
      @RestHeader(OwnerHeader.NAME) String owner,
      @Context RoutingContext request) {
    UUID id = UUID.randomUUID();
    ImageCreated created = ImageCreated.of(bucket, id);
    return writes
        .image(BlobKey.image(bucket, id), OwnerHeader.parse(owner), ttl, request)
        .map(stored -> Answers.created(created.url(), created));
  }

  @DELETE
  public Uni<Void> deleteMany(
      @RestPath String bucket, @RestQuery("account_id") UUID account, ImageIds body) {
    return deletes.deleteAll(bucket, BlobKind.IMAGE, body.images(), account);
  }

  /**
   * @param ttl days; -1 for ever, null as long as the bucket says
   */
  @PUT
  @Path(ONE)
  public Uni<ImagePut> put(
      @RestPath String bucket,
      @RestPath("image_id") UUID imageId,
      @RestQuery Integer ttl,
      @RestHeader(OwnerHeader.NAME) String owner,
      @Context RoutingContext request) {
    BlobKey key = BlobKey.image(bucket, imageId);
    UUID account = OwnerHeader.parse(owner);
    return owners
        .mayReplace(key, account)
        .chain(() -> writes.image(key, account, ttl, request))
        .map(stored -> new ImagePut(url(bucket, imageId)));
  }

  @GET
  @Path(ONE)
  public Uni<RestResponse<Object>> get(
      @RestPath String bucket,
      @RestPath("image_id") UUID imageId,
      @RestQuery("account_id") UUID account,
      @RestQuery("with_meta") Integer withMeta,
      @BeanParam ReadHeaders headers) {
    return reads.get(
        BlobKey.image(bucket, imageId), account, ImagesResource.isSet(withMeta), headers);
  }

  @HEAD
  @Path(ONE)
  public Uni<RestResponse<Void>> head(
      @RestPath String bucket,
      @RestPath("image_id") UUID imageId,
      @RestQuery("account_id") UUID account,
      @RestQuery("with_meta") Integer withMeta) {
    return reads.head(BlobKey.image(bucket, imageId), account, ImagesResource.isSet(withMeta));
  }

  @DELETE
  @Path(ONE)
  public Uni<Void> delete(
      @RestPath String bucket,
      @RestPath("image_id") UUID imageId,
      @RestQuery("account_id") UUID account) {
    return deletes.delete(BlobKey.image(bucket, imageId), account);
  }

  /**
   * @param side longer side of the thumbnail, pixels
   */
  @GET
  @Path(SMALL)
  public Uni<RestResponse<Object>> thumbnail(
      @RestPath String bucket,
      @RestPath("image_id") UUID imageId,
      @RestPath int side,
      @RestQuery("account_id") UUID account,
      @BeanParam ReadHeaders headers) {
    return reads.get(BlobKey.image(bucket, imageId).thumbnailOf(side), account, false, headers);
  }

  @HEAD
  @Path(SMALL)
  public Uni<RestResponse<Void>> headThumbnail(
      @RestPath String bucket,
      @RestPath("image_id") UUID imageId,
      @RestPath int side,
      @RestQuery("account_id") UUID account) {
    return reads.head(BlobKey.image(bucket, imageId).thumbnailOf(side), account, false);
  }

  private static String url(String bucket, UUID id) {
    return "/1/buckets/" + bucket + "/images/" + id;
  }

  /** Answer to a creation, with the links to thumbnails. */
  public record ImageCreated(
      UUID imageId, String url, String url32, String url64, String url96, String url160) {

    static ImageCreated of(String bucket, UUID id) {
      String url = BucketImagesResource.url(bucket, id);
      return new ImageCreated(id, url, url + "_32", url + "_64", url + "_96", url + "_160");
    }
  }

  /** Answer to an image with an id that the writer has given. */
  public record ImagePut(String url) {}

  /** Images to remove. */
  public record ImageIds(List<UUID> images) {}
}
