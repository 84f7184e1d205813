package dev.perigee.blob.internal.rest;

import dev.perigee.account.CallerContext;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.SampleType;
import dev.perigee.platform.contract.Uuids;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /6/samples/{sample_id}}: a face sample by its old path. */
@Path("/6/samples/{sample_id: " + Uuids.PATTERN + "}")
public class LegacySampleResource {
  private final BlobReads blobs;
  private final BlobDeletes deletes;
  private final CallerContext callers;

  LegacySampleResource(BlobReads blobs, BlobDeletes deletes, CallerContext callers) {
    this.blobs = blobs;
    this.deletes = deletes;
    this.callers = callers;
  }

  @GET
  public Uni<RestResponse<Object>> get(
      @RestPath("sample_id") UUID sampleId, @BeanParam ReadHeaders headers) {
    return blobs.get(key(sampleId), callers.current().readScope(null), false, headers);
  }

  @HEAD
  public Uni<RestResponse<Void>> head(@RestPath("sample_id") UUID sampleId) {
    return blobs.head(key(sampleId), callers.current().readScope(null), false);
  }

  @DELETE
  public Uni<Void> delete(@RestPath("sample_id") UUID sampleId) {
    return deletes.delete(key(sampleId), callers.current().accountId());
  }

  private static BlobKey key(UUID sampleId) {
    return BlobKey.image(SampleType.FACES.bucket(), sampleId);
  }
}
