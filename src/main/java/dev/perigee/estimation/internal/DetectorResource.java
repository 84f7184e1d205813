package dev.perigee.estimation.internal;

import static dev.perigee.estimation.internal.ImageTypes.*;

import dev.perigee.account.CallerContext;
import dev.perigee.platform.http.MultipartBody;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;

/** {@code POST /6/detector}: finds faces and keeps a sample of each. */
@Path("/6/detector")
public class DetectorResource {
  private final Detector detector;
  private final CallerContext callers;

  DetectorResource(Detector detector, CallerContext callers) {
    this.detector = detector;
    this.callers = callers;
  }

  @POST
  @ResponseStatus(201)
  @Consumes({
    JPEG,
    PNG,
    BMP,
    TIFF,
    PNM,
    JPEG_BASE64,
    PNG_BASE64,
    BMP_BASE64,
    TIFF_BASE64,
    PNM_BASE64
  })
  public Uni<DetectedImages> inImage(
      byte[] body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      @BeanParam DetectorQuery query) {
    return detect(RawImage.of(body, type), query);
  }

  @POST
  @ResponseStatus(201)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Uni<DetectedImages> inParts(
      byte[] body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
      @BeanParam DetectorQuery query) {
    return detect(MultipartImages.of(MultipartBody.parse(type, body)), query);
  }

  private Uni<DetectedImages> detect(List<InputImage> images, DetectorQuery query) {
    return detector.detect(
        callers.current().accountId(), images, query.options(), query.selection());
  }
}
