package dev.perigee.platform.http;

import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Which of several forms of an answer the client would rather have. */
public final class Accepted {
  private Accepted() {}

  /**
   * The first of the types that the Accept header likes best; the first of all when the client does
   * not care.
   *
   * @param types media types without parameters, the usual one first
   */
  public static String best(RoutingContext request, List<String> types) {
    for (MIMEHeader wanted : request.parsedHeaders().accept()) {
      for (String type : types) {
        if (wanted.weight() > 0 && fits(wanted, type)) {
          return type;
        }
      }
    }
    return types.getFirst();
  }

  private static boolean fits(MIMEHeader wanted, String type) {
    int slash = type.indexOf('/');
    return fits(wanted.component(), type.substring(0, slash))
        && fits(wanted.subComponent(), type.substring(slash + 1));
  }

  private static boolean fits(String wanted, String part) {
    return wanted.equals("*") || wanted.equalsIgnoreCase(part);
  }
}
