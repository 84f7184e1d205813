package dev.perigee.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.platform.http.Service;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The OpenAPI document of a service as the program uses it: the one table of operations.
 *
 * <p>Immutable. Parsed once, see {@link ContractLoader}.
 */
public final class Contract {
  private final Service service;
  private final String yaml;
  private final JsonNode document;
  private final Map<String, Operation> byId = new LinkedHashMap<>();
  private final List<PathTemplate> templates;
  private final Map<String, Match> matches = new LinkedHashMap<>();

  Contract(
      Service service,
      String yaml,
      JsonNode document,
      List<Operation> operations,
      List<PathTemplate> templates) {
    this.service = service;
    this.yaml = yaml;
    this.document = document;
    for (PathTemplate template : templates) {
      matches.put(template.text(), new Match(template.text(), new LinkedHashMap<>()));
    }
    for (Operation operation : operations) {
      if (byId.put(operation.id(), operation) != null) {
        throw new IllegalStateException("operationId used twice: " + operation.id());
      }
      matches.get(operation.path()).operations().put(operation.method(), operation);
    }
    this.templates = new ArrayList<>(templates);
    this.templates.sort(PathTemplate.LITERALS_FIRST);
  }

  /** Whose contract it is. */
  public Service service() {
    return service;
  }

  /** The whole document, for schemas and examples. */
  public JsonNode document() {
    return document;
  }

  /** The document as written. */
  public String yaml() {
    return yaml;
  }

  /** Every operation in the order of the document. */
  public Collection<Operation> operations() {
    return byId.values();
  }

  /** What the URL path names, null when nothing. A trailing slash is accepted. */
  public Match match(String path) {
    Match literal = matches.get(path);
    if (literal != null && path.indexOf('{') < 0) { // literals win anyway: no need to search
      return literal;
    }
    String[] segments = PathTemplate.split(path);
    for (PathTemplate template : templates) {
      if (template.accepts(segments)) {
        return matches.get(template.text());
      }
    }
    return null;
  }

  /**
   * Operations of one path.
   *
   * @param template path with parameters in braces
   * @param operations by method
   */
  public record Match(String template, Map<String, Operation> operations) {
    private static final String KEY = Match.class.getName();

    /** What the path of the request names, null when nothing. */
    public static Match of(RoutingContext request) {
      return request.get(KEY);
    }

    /** Makes {@link #of} return this; for the gate. */
    public void attachTo(RoutingContext request) {
      request.put(KEY, this);
    }

    /** Value of the Allow header: the methods that answer, OPTIONS included. */
    public String allow() {
      Set<String> methods = new TreeSet<>(operations.keySet());
      methods.add("OPTIONS");
      return String.join(", ", methods);
    }
  }
}
