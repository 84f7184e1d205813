package dev.perigee.blob.internal.rest;

import dev.perigee.account.CallerContext;
import dev.perigee.blob.ImageConversion;
import dev.perigee.blob.Lifetime;
import dev.perigee.blob.SampleStore;
import dev.perigee.blob.SampleType;
import dev.perigee.platform.http.Answers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code POST /6/samples/{samples_type}}: keeps a sample made elsewhere. */
@Path("/6/samples/{samples_type: faces|bodies}")
public class SamplesResource {
  private final SampleStore samples;
  private final ImageConversion images;
  private final CallerContext callers;

  SamplesResource(SampleStore samples, ImageConversion images, CallerContext callers) {
    this.samples = samples;
    this.images = images;
    this.callers = callers;
  }

  /**
   * @param ttl days; -1 or null for ever
   */
  @POST
  public Uni<RestResponse<SampleCreated>> save(
      @RestPath("samples_type") String path,
      @RestHeader(HttpHeaders.CONTENT_TYPE) MediaType contentType,
      @RestQuery Integer ttl,
      byte[] image) {
    SampleType type = SampleType.ofPath(path);
    UUID account = callers.current().accountId();
    String sent = contentType.getType() + "/" + contentType.getSubtype();
    return images
        .sample(type, image, sent)
        .flatMap(jpeg -> samples.put(account, type, jpeg, Lifetime.ofTtl(ttl)))
        .map(id -> new SampleCreated(id, type.url(id)))
        .map(created -> Answers.created(created.url(), created));
  }

  /** Answer to a creation. */
  public record SampleCreated(UUID sampleId, String url) {}
}
