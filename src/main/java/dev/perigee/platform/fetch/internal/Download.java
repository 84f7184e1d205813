package dev.perigee.platform.fetch.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** One GET request and its answer, held to a size while it arrives. */
public final class Download {
  private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);
  private static final int OK = 200;

  private final URI uri;
  private final long maxSize;
  private final UniEmitter<? super Answer> emitter;
  private final Sink sink;
  private long size;
  private HttpClientRequest request;
  private boolean over;

  private Download(URI uri, long maxSize, Sink sink, UniEmitter<? super Answer> emitter) {
    this.uri = uri;
    this.maxSize = maxSize;
    this.sink = sink;
    this.emitter = emitter;
  }

  /** What a server has said. */
  public sealed interface Answer {}

  /** Look there instead; the place may be relative. */
  public record Moved(String location) implements Answer {}

  /**
   * The wanted bytes have come.
   *
   * @param content as {@link Sink#whole} gives it
   * @param contentType as the server wrote it, may be null
   */
  public record Found(byte[] content, String contentType) implements Answer {}

  /**
   * Sends the request; a subscriber that cancels closes the connection.
   *
   * @param uri for the error messages
   * @param sink takes the bytes of an answer that is not refused
   * @return fails with the documented codes of {@link FetchErrors}
   */
  public static Uni<Answer> get(
      HttpClient client, RequestOptions options, URI uri, long maxSize, Sink sink) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Download download = new Download(uri, maxSize, sink, emitter);
              emitter.onTermination(download::leave);
              client
                  .request(options)
                  .onSuccess(download::send)
                  .onFailure(failure -> emitter.fail(FetchErrors.of(failure, uri)));
            });
  }

  private synchronized void send(HttpClientRequest connected) {
    request = connected;
    if (over) {
      connected.reset();
      return;
    }
    connected
        .send()
        .onSuccess(this::receive)
        .onFailure(failure -> emitter.fail(FetchErrors.of(failure, uri)));
  }

  /** After the result, or when nobody waits for it any more. */
  private synchronized void leave() {
    over = true;
    if (request != null) {
      request.reset();
    }
  }

  /** The connection stays for the next request. */
  private synchronized Found whole(HttpClientResponse response) {
    request = null;
    return new Found(sink.whole(), response.getHeader(HttpHeaders.CONTENT_TYPE));
  }

  private void receive(HttpClientResponse response) {
    response.exceptionHandler(failure -> emitter.fail(FetchErrors.of(failure, uri)));
    if (MOVED.contains(response.statusCode())) {
      String location = response.getHeader(HttpHeaders.LOCATION);
      if (location == null) {
        refuse(ErrorCode.FETCH_ANSWER_REFUSED, "a redirect leads nowhere");
      } else {
        emitter.complete(new Moved(location));
      }
    } else if (response.statusCode() != OK) {
      refuse(ErrorCode.FETCH_ANSWER_REFUSED, "the server answers " + response.statusCode());
    } else if (announced(response) > maxSize) {
      tooLarge();
    } else {
      response.handler(part -> append(part, response));
      response.endHandler(end -> emitter.complete(whole(response)));
    }
  }

  private static long announced(HttpClientResponse response) {
    String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length.strip());
    } catch (NumberFormatException unusual) {
      return 0;
    }
  }

  private void append(Buffer part, HttpClientResponse response) {
    size += part.length();
    if (size > maxSize) {
      tooLarge();
    } else {
      sink.append(part, response);
    }
  }

  private void tooLarge() {
    refuse(ErrorCode.FETCHED_BODY_REFUSED, "more than " + maxSize + " bytes");
  }

  private void refuse(ErrorCode code, String why) {
    emitter.fail(ApiException.inBody(code, FetchErrors.host(uri) + ": " + why));
  }

  /** Media type in lower case without parameters, null for none. */
  public static String mediaType(String contentType) {
    if (contentType == null) {
      return null;
    }
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.isBlank() ? null : type.strip().toLowerCase(Locale.ROOT);
  }
}
