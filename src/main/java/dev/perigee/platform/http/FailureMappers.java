package dev.perigee.platform.http;

import dev.perigee.platform.error.ErrorAnswer;
import dev.perigee.platform.error.ErrorBody;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of a resource becomes the documented JSON body. */
public class FailureMappers {

  @ServerExceptionMapper({Throwable.class, WebApplicationException.class, NotFoundException.class})
  public RestResponse<ErrorBody> map(Throwable failure, RoutingContext request) {
    ErrorAnswer answer = ErrorAnswer.to(failure, RequestIds.of(request));
    ErrorWriter.note(request, answer);
    RestResponse.ResponseBuilder<ErrorBody> response =
        RestResponse.ResponseBuilder.create(
                RestResponse.Status.fromStatusCode(answer.status()), answer.body())
            .type(MediaType.APPLICATION_JSON_TYPE);
    answer.headers().forEach(response::header);
    return response.build();
  }
}
