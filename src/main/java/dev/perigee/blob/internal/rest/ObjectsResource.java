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

/** {@code /6/objects}: files of users. */
@Path("/6/objects")
public class ObjectsResource {
  private static final String ONE = "{object_id: " + Uuids.PATTERN + "}";

  private final BlobWrites writes;
  private final BlobReads reads;
  private final BlobDeletes deletes;
  private final CallerContext callers;

  ObjectsResource(BlobWrites writes, BlobReads reads, BlobDeletes deletes, CallerContext callers) {
    this.writes = writes;
    this.reads = reads;
    this.deletes = deletes;
    this.callers = callers;
  }

  /**
   * @param ttl days; -1 for ever, null as long as the bucket says
   */
  @POST
  public Uni<RestResponse<ObjectCreated>> save(
      @RestQuery Integer ttl, @Context RoutingContext request) {
    UUID id = UUID.randomUUID();
    ObjectCreated created = new ObjectCreated(id, "/6/objects/" + id);
    return writes
        .object(key(id), callers.current().accountId(), ttl, request)
        .map(stored -> Answers.created(created.url(), created));
  }

  @GET
  @Path(ONE)
  public Uni<RestResponse<Object>> get(
      @RestPath("object_id") UUID objectId, @BeanParam ReadHeaders headers) {
    return reads.get(key(objectId), callers.current().readScope(null), false, headers);
  }

  @HEAD
  @Path(ONE)
  public Uni<RestResponse<Void>> head(@RestPath("object_id") UUID objectId) {
    return reads.head(key(objectId), callers.current().readScope(null), false);
  }

  @DELETE
  @Path(ONE)
  public Uni<Void> delete(@RestPath("object_id") UUID objectId) {
    return deletes.delete(key(objectId), callers.current().accountId());
  }

  private static BlobKey key(UUID id) {
    return BlobKey.object(PlatformBucket.OBJECTS.bucket(), id);
  }

  /** Answer to a creation. */
  public record ObjectCreated(UUID objectId, String url) {}
}
