package dev.perigee.platform.http;

import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers that are more than a 200 with a body. */
public final class Answers {
  private Answers() {}

  /** 201 with the body and a Location that is written as given (no host). */
  public static <T> RestResponse<T> created(String url, T body) {
    return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, body)
        .header("Location", url)
        .build();
  }

  /** The path with scheme and host as the caller wrote them; the path alone when it named none. */
  public static String externalUrl(HttpServerRequest request, String path) {
    return request.authority() == null
        ? path
        : request.scheme() + "://" + request.authority() + path;
  }
}
