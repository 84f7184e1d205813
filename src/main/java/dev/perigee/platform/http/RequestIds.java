package dev.perigee.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Luna-Request-Id: names a request in answers, logs and callbacks. {@code <Unix seconds>,<UUID>},
 * the caller's own when it has that form.
 */
public final class RequestIds {
  public static final String HEADER = "Luna-Request-Id";

  private static final String KEY = RequestIds.class.getName();
  private static final Pattern FORM =
      Pattern.compile("[0-9]{10},[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}");

  private RequestIds() {}

  /** The request's id; decided at the first call. */
  public static String of(RoutingContext request) {
    String known = request.get(KEY);
    if (known == null) {
      String sent = request.request().getHeader(HEADER);
      known = sent != null && FORM.matcher(sent).matches() ? sent : make();
      request.put(KEY, known);
    }
    return known;
  }

  /** A new id, for what cannot be read as a request. */
  static String make() {
    return Instant.now().getEpochSecond() + "," + UUID.randomUUID();
  }
}
