package dev.perigee.platform.fetch;

import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.fetch.internal.Download;
import dev.perigee.platform.fetch.internal.FetchErrors;
import dev.perigee.platform.fetch.internal.Sink;
import dev.perigee.platform.work.CallLimiter;
import dev.perigee.platform.work.CallersContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The one way to read a URL that a caller has named. Limits are those of {@code perigee.fetch.*}.
 */
@ApplicationScoped
public class GuardedFetch {
  /** Addresses of one host that are tried before it counts as out of reach. */
  private static final int ATTEMPTS = 3;

  private final Vertx vertx;
  private final HttpClient client;
  private final AddressGuard guard;
  private final PerigeeConfig.Fetch config;
  private final CallLimiter turns;

  GuardedFetch(Vertx vertx, AddressGuard guard, PerigeeConfig config) {
    this.vertx = vertx;
    this.guard = guard;
    this.config = config.fetch();
    this.turns = new CallLimiter("downloads", this.config.concurrency(), this.config.queue());
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(this.config.connectTimeout().toMillis())));
  }

  /** As {@link #fetch(URI)}; what is no URL fails with 3. */
  public Uni<FetchedBody> fetch(String url) {
    try {
      return fetch(new URI(url));
    } catch (URISyntaxException e) {
      return Uni.createFrom().failure(unreadable());
    }
  }

  private static ApiException unreadable() {
    return ApiException.inBody(ErrorCode.URL_INVALID, "it cannot be read as a URL");
  }

  /**
   * Reads a URL of http or https. May be called from any thread; the result arrives on the Vert.x
   * context that subscribes. A subscriber that cancels ends the download.
   *
   * @return fails with {@link dev.perigee.platform.work.OverloadedException} when too many wait
   *     already, otherwise with HTTP 400 and the documented code: 3 for a URL that is not allowed
   *     (see {@link AddressGuard}), 4 for a body that is too large, 8 and 9 when it takes too long,
   *     10 when the server breaks off, 13 without a trusted certificate, 16 without a connection,
   *     22 when the answer is another than 200 or leads through too many redirects
   */
  public Uni<FetchedBody> fetch(URI uri) {
    Want inMemory = new Want(config.maxSize().asLongValue(), Sink::memory);
    return CallersContext.returning(
        turns.limit(within(config.timeout(), uri, fetch(uri, inMemory, config.maxRedirects()))));
  }

  /**
   * Reads a URL into a file, for what is too large for memory. The caller bounds how many of these
   * are under way.
   *
   * @param file is there; what is in it is overwritten
   * @param maxSize bytes
   * @return as {@link #fetch(URI)}
   */
  public Uni<Void> download(String url, Path file, long maxSize, Duration timeout) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Uni.createFrom().failure(unreadable());
    }
    return CallersContext.returning(
        UniHelper.toUni(
                vertx
                    .fileSystem()
                    .open(file.toString(), new OpenOptions().setTruncateExisting(true)))
            .chain(
                opened ->
                    within(
                            timeout,
                            uri,
                            fetch(
                                uri,
                                new Want(maxSize, () -> Sink.file(opened)),
                                config.maxRedirects()))
                        .eventually(() -> UniHelper.toUni(opened.close()))
                        .replaceWithVoid()));
  }

  private static <T> Uni<T> within(Duration timeout, URI uri, Uni<T> answer) {
    return answer.ifNoItem().after(timeout).failWith(() -> FetchErrors.timeout(uri));
  }

  /**
   * @param sink asked anew for every place that is tried
   */
  private record Want(long maxSize, Supplier<Sink> sink) {}

  private Uni<FetchedBody> fetch(URI uri, Want want, int redirects) {
    return guard
        .admit(uri)
        .flatMap(addresses -> ask(uri, want, addresses, 0))
        .flatMap(
            answer ->
                switch (answer) {
                  case Download.Found found ->
                      Uni.createFrom()
                          .item(
                              new FetchedBody(
                                  uri, found.content(), Download.mediaType(found.contentType())));
                  case Download.Moved moved -> follow(uri, moved.location(), want, redirects);
                });
  }

  private Uni<FetchedBody> follow(URI from, String location, Want want, int redirects) {
    if (redirects == 0) {
      throw ApiException.inBody(
          ErrorCode.FETCH_ANSWER_REFUSED, from.getHost() + ": too many redirects");
    }
    try {
      return fetch(from.resolve(new URI(location)), want, redirects - 1);
    } catch (URISyntaxException e) {
      throw ApiException.inBody(
          ErrorCode.FETCH_ANSWER_REFUSED, from.getHost() + ": a redirect leads nowhere");
    }
  }

  /** Asks the first address that can be connected to. */
  private Uni<Download.Answer> ask(URI uri, Want want, List<SocketAddress> addresses, int at) {
    Uni<Download.Answer> answer =
        Download.get(client, request(uri, addresses.get(at)), uri, want.maxSize, want.sink.get());
    int next = at + 1;
    return next == Math.min(addresses.size(), ATTEMPTS)
        ? answer
        : answer
            .onFailure(FetchErrors::isOfConnection)
            .recoverWithUni(() -> ask(uri, want, addresses, next));
  }

  /** Connects to the address; the name is for the Host header and the certificate only. */
  private static RequestOptions request(URI uri, SocketAddress address) {
    URI plain = URI.create(uri.toASCIIString());
    String path = plain.getRawPath().isEmpty() ? "/" : plain.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.GET)
        .setServer(address)
        .setHost(uri.getHost())
        .setPort(AddressGuard.port(uri))
        .setSsl(uri.getScheme().equalsIgnoreCase("https"))
        .setURI(plain.getRawQuery() == null ? path : path + "?" + plain.getRawQuery())
        .putHeader(HttpHeaders.ACCEPT, "*/*")
        .putHeader(HttpHeaders.USER_AGENT, "Perigee");
  }

  @PreDestroy
  void close() {
    client.close();
  }
}
