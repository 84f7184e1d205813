package dev.perigee.blob.internal.rest;

import dev.perigee.account.CallerContext;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.PlatformBucket;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.http.Answers;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /6/images}: photos of users. */
@Path("/6/images")
public class ImagesResource {
  private static final String ONE = "{image_id: " + Uuids.PATTERN + "}";

  private final BlobWrites writes;
  private final BlobReads reads;
  private final BlobDeletes deletes;
  private final CallerContext callers;

  ImagesResource(BlobWrites writes, BlobReads reads, BlobDeletes deletes, CallerContext callers) {
    this.writes = writes;
    this.reads = reads;
    this.deletes = deletes;
    this.callers = callers;
  }

  /**
   * @param ttl days; -1 for ever, null as long as the bucket says
   */
  @POST
  public Uni<RestResponse<ImageCreated>> save(
      @RestQuery Integer ttl, @Context RoutingContext request) {
    UUID id = UUID.randomUUID();
    ImageCreated created = new ImageCreated(id, "/6/images/" + id);
    return writes
        .image(key(id), callers.current().accountId(), ttl, request)
        .map(stored -> Answers.created(created.url(), created));
  }

  @GET
  @Path(ONE)
  public Uni<RestResponse<Object>> get(
      @RestPath("image_id") UUID imageId,
      @RestQuery("with_meta") Integer withMeta,
      @BeanParam ReadHeaders headers) {
    return reads.get(key(imageId), callers.current().readScope(null), isSet(withMeta), headers);
  }

  @HEAD
  @Path(ONE)
  public Uni<RestResponse<Void>> head(
      @RestPath("image_id") UUID imageId, @RestQuery("with_meta") Integer withMeta) {
    return reads.head(key(imageId), callers.current().readScope(null), isSet(withMeta));
  }

  @DELETE
  @Path(ONE)
  public Uni<Void> delete(@RestPath("image_id") UUID imageId) {
    return deletes.delete(key(imageId), callers.current().accountId());
  }

  static boolean isSet(Integer flag) {
    return flag != null && flag == 1;
  }

  private static BlobKey key(UUID id) {
    return BlobKey.image(PlatformBucket.IMAGES.bucket(), id);
  }

  /** Answer to a creation. */
  public record ImageCreated(UUID imageId, String url) {}
}
