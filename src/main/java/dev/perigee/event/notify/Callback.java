package dev.perigee.event.notify;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Where a policy wants events to be sent by HTTP POST.
 *
 * @param url of http or https; addresses that {@code perigee.fetch} forbids are not called
 * @param login and password for basic authorization, null for none
 * @param msgpack true: the body is msgpack; false: JSON
 * @param timeout of one attempt
 * @param headers of the request, by name; content type, authorization and host among them have no
 *     effect
 */
public record Callback(
    URI url,
    String login,
    String password,
    boolean msgpack,
    Duration timeout,
    Map<String, String> headers) {

  /** What a callback waits when its policy does not say. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

  public Callback {
    headers = Map.copyOf(headers);
  }

  /** Without the password: it must not get into a log. */
  @Override
  public String toString() {
    return "Callback[" + url.getHost() + "]";
  }
}
