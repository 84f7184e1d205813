package dev.perigee.estimation.internal;

import static dev.perigee.estimation.internal.ImageTypes.*;

import dev.perigee.platform.http.MultipartBody;
import dev.perigee.platform.json.BodyFormat;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** {@code POST /6/sdk}: finds faces and estimates; stores nothing. */
@Path("/6/sdk")
@Produces({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
public class SdkResource {
  private final SdkEstimation estimation;

  SdkResource(SdkEstimation estimation) {
    this.estimation = estimation;
  }

  @POST
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
  public Uni<ImagesEstimations> ofImage(
      byte[] body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      @BeanParam SdkQuery query) {
    return estimation.estimate(RawImage.of(body, type), query);
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Uni<ImagesEstimations> ofParts(
      byte[] body, @HeaderParam(HttpHeaders.CONTENT_TYPE) String type, @BeanParam SdkQuery query) {
    return estimation.estimate(MultipartImages.of(MultipartBody.parse(type, body)), query);
  }
}
