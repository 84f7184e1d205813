package dev.perigee.testing;

import dev.perigee.platform.http.Listeners;
import dev.perigee.platform.http.Service;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import java.net.URI;

/** Where each service of the application under test listens. */
public final class ServiceUrls {
  private ServiceUrls() {}

  /** Base URL without a trailing slash, e.g. {@code http://127.0.0.1:40123}. */
  public static URI of(Service service) {
    return service == Service.MAIN
        ? URI.create("http://127.0.0.1:" + RestAssured.port)
        : URI.create(Arc.container().select(Listeners.class).get().urls().get(service));
  }
}
