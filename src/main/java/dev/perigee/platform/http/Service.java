package dev.perigee.platform.http;

import io.vertx.ext.web.RoutingContext;

/**
 * One of the APIs that the process speaks. Each has a contract and a port of its own; see the
 * package documentation for how requests find their resources.
 */
public enum Service {
  MAIN("main", "main API", 6, 0),
  ADMIN("admin", "Admin API", 4, 10),
  IMAGE_STORE("image-store", "Image Store API", 1, 20),
  LICENSES("licenses", "Licenses API", 1, 120),
  STREAMS("streams", "Streams API", 1, 160);

  private static final String KEY = Service.class.getName();

  private final String key;
  private final String title;
  private final int api;
  private final int portOffset;

  Service(String key, String title, int api, int portOffset) {
    this.key = key;
    this.title = title;
    this.api = api;
    this.portOffset = portOffset;
  }

  /** The service whose listener took the request; the gate sets it before any resource runs. */
  public static Service of(RoutingContext request) {
    return request.get(KEY);
  }

  /** Makes {@link #of} return this service; for the gate. */
  public void attachTo(RoutingContext request) {
    request.put(KEY, this);
  }

  /** Name in configuration keys and file names, e.g. {@code image-store}. */
  public String key() {
    return key;
  }

  /** Name for people. */
  public String title() {
    return title;
  }

  /** Version of the interface: the number that its paths begin with. */
  public int api() {
    return api;
  }

  /** Default port, counted from that of the main API. */
  public int portOffset() {
    return portOffset;
  }

  /**
   * What stands before the outer path in the paths of the service's resources: empty for the main
   * API, e.g. {@code /licenses} for the Licenses API.
   */
  public String internalPrefix() {
    return this == MAIN ? "" : "/" + key;
  }
}
