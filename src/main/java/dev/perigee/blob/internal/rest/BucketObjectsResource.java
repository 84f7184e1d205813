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

/** {@code /1/buckets/{bucket}/objects} of the Image Store API. */
@Path("/image-store/1/buckets/{bucket}/objects")
public class BucketObjectsResource {
  private static final String ONE = "{object_id: " + Uuids.PATTERN + "}";

  private final BlobWrites writes;
  private final BlobReads reads;
  private final BlobDeletes deletes;
  private final OwnerHeader owners;

  BucketObjectsResource(
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
  public Uni<RestResponse<ObjectStored>> save(
      @RestPath String bucket,
      @RestQuery Integer ttl,
      @RestHeader(OwnerHeader.NAME) String owner,
      @Context RoutingContext request) {
    UUID id = UUID.randomUUID();
    ObjectStored created = ObjectStored.of(bucket, id);
    return writes
        .object(BlobKey.object(bucket, id), OwnerHeader.parse(owner), ttl, request)
        .map(stored -> Answers.created(created.url(), created));
  }

  @DELETE
  public Uni<Void> deleteMany(
      @RestPath String bucket, @RestQuery("account_id") UUID account, ObjectIds body) {
    return deletes.deleteAll(bucket, BlobKind.OBJECT, body.objects(), account);
  }

  /**
   * @param ttl days; -1 for ever, null as long as the bucket says
   */
  @PUT
  @Path(ONE)
  public Uni<ObjectStored> put(
      @RestPath String bucket,
      @RestPath("object_id") UUID objectId,
      @RestQuery Integer ttl,
      @RestHeader(OwnerHeader.NAME) String owner,
      @Context RoutingContext request) {
    BlobKey key = BlobKey.object(bucket, objectId);
    UUID account = OwnerHeader.parse(owner);
    return owners
        .mayReplace(key, account)
        .chain(() -> writes.object(key, account, ttl, request))
        .map(stored -> ObjectStored.of(bucket, objectId));
  }

  @GET
  @Path(ONE)
  public Uni<RestResponse<Object>> get(
      @RestPath String bucket,
      @RestPath("object_id") UUID objectId,
      @RestQuery("account_id") UUID account,
      @BeanParam ReadHeaders headers) {
    return reads.get(BlobKey.object(bucket, objectId), account, false, headers);
  }

  @HEAD
  @Path(ONE)
  public Uni<RestResponse<Void>> head(
      @RestPath String bucket,
      @RestPath("object_id") UUID objectId,
      @RestQuery("account_id") UUID account) {
    return reads.head(BlobKey.object(bucket, objectId), account, false);
  }

  @DELETE
  @Path(ONE)
  public Uni<Void> delete(
      @RestPath String bucket,
      @RestPath("object_id") UUID objectId,
      @RestQuery("account_id") UUID account) {
    return deletes.delete(BlobKey.object(bucket, objectId), account);
  }

  /** Answer to a stored object. */
  public record ObjectStored(UUID objectId, String url) {
    static ObjectStored of(String bucket, UUID id) {
      return new ObjectStored(id, "/1/buckets/" + bucket + "/objects/" + id);
    }
  }

  /** Objects to remove. */
  public record ObjectIds(List<UUID> objects) {}
}
