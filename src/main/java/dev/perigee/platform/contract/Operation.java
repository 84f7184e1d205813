package dev.perigee.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;

/**
 * One operation of a contract: everything that is known about a request before any of our code
 * looks at its meaning.
 *
 * @param id operationId
 * @param method HTTP method in capitals
 * @param path template with parameters in braces, e.g. {@code /6/faces/{face_id}}
 * @param tags first one names the section
 * @param security ways to authenticate, empty when open to everybody
 * @param permissions what a token needs besides being genuine; whether a token may call the
 *     operation at all is said by {@code security}
 * @param acceptRequired the Accept header must name one of {@code answerTypes} literally
 * @param query query parameters; others are ignored
 * @param body what the request carries, null when it carries nothing (a body is ignored then)
 * @param answerTypes media types of the successful answers, empty when they have no body
 */
public record Operation(
    String id,
    String method,
    String path,
    List<String> tags,
    Set<Scheme> security,
    List<Permission> permissions,
    boolean acceptRequired,
    List<QueryParameter> query,
    Body body,
    List<String> answerTypes) {

  private static final String KEY = Operation.class.getName();

  /** The operation that the request was matched to; the gate sets it before any resource runs. */
  public static Operation of(RoutingContext request) {
    return request.get(KEY);
  }

  /** Makes {@link #of} return this operation; for the gate. */
  public void attachTo(RoutingContext request) {
    request.put(KEY, this);
  }

  /** True when anybody may call it. */
  public boolean open() {
    return security.isEmpty();
  }

  /** What a token needs whatever the request carries. */
  public List<Permission> alwaysNeeded() {
    return permissions.stream().filter(permission -> permission.condition() == null).toList();
  }

  /** What a token needs because of the query. */
  public List<Permission> neededFor(MultiMap query) {
    return permissions.stream()
        .filter(permission -> permission.condition() != null && permission.condition().holds(query))
        .toList();
  }

  /** What a token needs because of the body. */
  public List<Permission> neededFor(JsonNode body) {
    return permissions.stream()
        .filter(permission -> permission.condition() != null && permission.condition().holds(body))
        .toList();
  }

  /**
   * Text of a path parameter.
   *
   * @throws IllegalArgumentException when the path has no such parameter
   */
  public String pathParameter(RoutingContext request, String name) {
    int at = List.of(PathTemplate.split(path)).indexOf("{" + name + "}");
    if (at < 0) {
      throw new IllegalArgumentException(path + " has no parameter " + name);
    }
    return PathTemplate.split(request.normalizedPath())[at];
  }

  /** Ways to say who calls. */
  public enum Scheme {
    BASIC,
    BEARER,
    /** A token in the login cookie. */
    COOKIE,
    ACCOUNT_HEADER,
    /** Nothing needs to be given where the installation allows it; the caller may be unknown. */
    ANONYMOUS
  }

  /**
   * @param required an absent body is refused
   * @param typeRequired a body without Content-Type is refused
   * @param types media types accepted, {@code *}{@code /*} for any
   * @param schemaPointer where the schema is that JSON and msgpack bodies must fit, see {@link
   *     Contracts#location}; null when the operation takes no such body
   */
  public record Body(
      boolean required, boolean typeRequired, List<String> types, String schemaPointer) {}
}
