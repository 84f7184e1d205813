package dev.perigee.blob.internal;

import dev.perigee.account.CallerContext;
import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.SampleStore;
import dev.perigee.blob.SampleType;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** {@code /6/samples/{samples_type}/{sample_id}}: one sample. */
@Path("/6/samples/{samples_type}/{sample_id}")
public class SampleResource {
  private static final String EXPIRY = "X-Luna-Expiry-Date";

  private final SampleStore samples;
  private final CallerContext callers;

  SampleResource(SampleStore samples, CallerContext callers) {
    this.samples = samples;
    this.callers = callers;
  }

  @GET
  public Uni<RestResponse<byte[]>> get(
      @RestPath("samples_type") String path, @RestPath("sample_id") UUID sampleId) {
    return samples
        .get(callers.current().readScope(null), SampleType.ofPath(path), sampleId)
        .map(found -> found.orElseThrow(() -> missing(sampleId)))
        .flatMap(
            blob ->
                blob.bytes()
                    .map(bytes -> described(ResponseBuilder.ok(bytes), blob.info()).build()));
  }

  @HEAD
  public Uni<RestResponse<Void>> head(
      @RestPath("samples_type") String path, @RestPath("sample_id") UUID sampleId) {
    return samples
        .head(callers.current().readScope(null), SampleType.ofPath(path), sampleId)
        .map(found -> found.orElseThrow(() -> missing(sampleId)))
        .map(
            info ->
                described(ResponseBuilder.<Void>ok(), info)
                    .header(HttpHeaders.CONTENT_LENGTH, info.length())
                    .build());
  }

  @DELETE
  public Uni<Void> delete(
      @RestPath("samples_type") String path, @RestPath("sample_id") UUID sampleId) {
    return samples
        .delete(callers.current().accountId(), SampleType.ofPath(path), sampleId)
        .invoke(
            found -> {
              if (!found) {
                throw missing(sampleId);
              }
            })
        .replaceWithVoid();
  }

  private static <T> ResponseBuilder<T> described(ResponseBuilder<T> answer, BlobInfo info) {
    answer.type(info.meta().contentType()).header(HttpHeaders.ETAG, '"' + info.etag() + '"');
    return info.meta().expiry() == null
        ? answer
        : answer.header(EXPIRY, Times.format(info.meta().expiry()));
  }

  private static ApiException missing(UUID sampleId) {
    return ApiException.of(ErrorCode.IMAGE_NOT_FOUND, sampleId);
  }
}
