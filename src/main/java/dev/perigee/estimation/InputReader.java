package dev.perigee.estimation;

import dev.perigee.estimation.internal.input.BodyForms;
import dev.perigee.estimation.internal.input.FormInputs;
import dev.perigee.estimation.internal.input.JsonInputs;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.contract.Authenticator;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.MultipartBody;
import dev.perigee.platform.json.BodyFormat;
import dev.perigee.platform.json.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reads every form in which images are sent: one image as it is or in base64, parts of a form, JSON
 * with URLs, base64 or ids of samples, and a descriptor as SDK or XPK file. Which of them an
 * operation takes is said by the contract alone.
 *
 * <p>A resource has no parameter for the body and no {@code @Consumes}:
 *
 * <pre>{@code
 * @POST
 * public Uni<Answer> verify(@Context RoutingContext request) {
 *   Inputs inputs = reader.read(request);
 * }</pre>
 *
 * What is wrong with one image is kept as {@link ImageSource.Broken}, so that the others are
 * answered; what is wrong with the request as a whole is an {@link ApiException}.
 */
@ApplicationScoped
public class InputReader {
  private final StrictJson json;
  private final Authenticator authenticator;
  private final int maxImages;

  InputReader(StrictJson json, Authenticator authenticator, PerigeeConfig config) {
    this.json = json;
    this.authenticator = authenticator;
    this.maxImages = config.estimation().maxImages();
  }

  /**
   * Reads the body that the gate has let through.
   *
   * @throws ApiException 12025 the content type of a single image does not fit, 11029 or 11049 a
   *     bad form, 12022 or 12027 bad JSON, 12031 more images than allowed, 12034, 12036 or 12038 a
   *     bad descriptor, 403 when JSON names what the token does not allow
   */
  public Inputs read(RoutingContext request) {
    Buffer body = request.body().buffer();
    if (body == null || body.length() == 0) {
      throw ApiException.of(ErrorCode.NO_DATA);
    }
    Inputs inputs =
        read(request, request.request().getHeader(HttpHeaders.CONTENT_TYPE), body.getBytes());
    if (inputs.images().size() > maxImages) {
      throw ApiException.of(
          ErrorCode.BAD_INPUT,
          "%d images were sent, at most %d are allowed"
              .formatted(inputs.images().size(), maxImages));
    }
    return inputs;
  }

  private Inputs read(RoutingContext request, String contentType, byte[] body) {
    return switch (BodyForms.of(contentType)) {
      case FORM -> new FormInputs(json).read(MultipartBody.parse(contentType, body));
      case JSON -> {
        Operation operation = Operation.of(request);
        var tree = json.tree(body, BodyFormat.JSON);
        json.check(tree, operation.body().schemaPointer());
        operation.neededFor(tree).forEach(permission -> authenticator.require(request, permission));
        yield JsonInputs.read(tree);
      }
      case SINGLE -> BodyForms.single(contentType, body);
    };
  }
}
