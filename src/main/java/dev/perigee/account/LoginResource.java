package dev.perigee.account;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/**
 * {@code /6/login}: puts a token into a cookie, for browsers, which cannot add headers to the
 * handshake of a WebSocket.
 */
@Path("/6/login")
public class LoginResource {
  /** Name of the cookie; its value is the JWT. */
  public static final String COOKIE = "luna_auth";

  /** Only reached with a genuine token in the header: openapi.yaml lists no other way in. */
  @POST
  public Uni<Void> login(@Context HttpServerRequest request) {
    String header = request.getHeader("Authorization").strip();
    return set(request, cookie(header.substring(header.indexOf(' ')).strip(), request));
  }

  @DELETE
  public Uni<Void> logout(@Context HttpServerRequest request) {
    return set(request, cookie("", request).setMaxAge(0));
  }

  private static Cookie cookie(String value, HttpServerRequest request) {
    return Cookie.cookie(COOKIE, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(request.isSSL());
  }

  private static Uni<Void> set(HttpServerRequest request, Cookie cookie) {
    request.response().addCookie(cookie);
    return Uni.createFrom().voidItem();
  }
}
