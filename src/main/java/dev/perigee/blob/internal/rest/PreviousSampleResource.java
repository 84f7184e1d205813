package dev.perigee.blob.internal.rest;

import dev.perigee.account.CallerContext;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.SampleType;
import dev.perigee.platform.error.ApiException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /5/samples/{sample_id}}: a sample of the API before: of a face, otherwise of a body. */
@Path("/5/samples/{sample_id}")
public class PreviousSampleResource {
  private final BlobReads blobs;
  private final BlobDeletes deletes;
  private final CallerContext callers;

  PreviousSampleResource(BlobReads blobs, BlobDeletes deletes, CallerContext callers) {
    this.blobs = blobs;
    this.deletes = deletes;
    this.callers = callers;
  }

  @GET
  public Uni<RestResponse<Object>> get(
      @RestPath("sample_id") UUID sampleId, @BeanParam ReadHeaders headers) {
    UUID scope = callers.current().readScope(null);
    return inEither(sampleId, key -> blobs.get(key, scope, false, headers));
  }

  @HEAD
  public Uni<RestResponse<Void>> head(@RestPath("sample_id") UUID sampleId) {
    UUID scope = callers.current().readScope(null);
    return inEither(sampleId, key -> blobs.head(key, scope, false));
  }

  @DELETE
  public Uni<Void> delete(@RestPath("sample_id") UUID sampleId) {
    UUID account = callers.current().accountId();
    return inEither(sampleId, key -> deletes.delete(key, account));
  }

  private static <T> Uni<T> inEither(UUID sampleId, Function<BlobKey, Uni<T>> work) {
    return work.apply(BlobKey.image(SampleType.FACES.bucket(), sampleId))
        .onFailure(PreviousSampleResource::isMissing)
        .recoverWithUni(() -> work.apply(BlobKey.image(SampleType.BODIES.bucket(), sampleId)));
  }

  private static boolean isMissing(Throwable failure) {
    return failure instanceof ApiException refusal && refusal.status() == 404;
  }
}
