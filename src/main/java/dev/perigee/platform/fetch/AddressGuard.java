package dev.perigee.platform.fetch;

import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.fetch.internal.AddressRules;
import dev.perigee.platform.fetch.internal.HostResolver;
import dev.perigee.platform.work.WorkerPool;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Decides which hosts URLs of callers may lead to, see {@code perigee.fetch.*}. */
@ApplicationScoped
public class AddressGuard {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int THREADS = 8;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final AddressRules rules;
  private final HostResolver resolver;
  private final WorkerPool lookups;

  @Inject
  AddressGuard(PerigeeConfig config) {
    this(config.fetch(), InetAddress::getAllByName);
  }

  AddressGuard(PerigeeConfig.Fetch config, HostResolver resolver) {
    this.rules = AddressRules.of(config);
    this.resolver = resolver;
    this.lookups = new WorkerPool("name resolution", THREADS, config.queue());
  }

  /**
   * The addresses that a request for this URL may be sent to. Connect to one of them, not to the
   * name: that may mean another address when it is asked for again.
   *
   * @return one or more. Fails with 3 (HTTP 400) when the URL is not absolute, not of http or
   *     https, carries credentials, or leads nowhere but to addresses that are not allowed; with 16
   *     when the host is not known
   */
  public Uni<List<SocketAddress>> admit(URI uri) {
    return Uni.createFrom()
        .deferred(
            () -> {
              String host = host(uri);
              return lookups.submit(() -> allowed(host, resolve(host), port(uri)));
            });
  }

  /** Port of a URL of http or https. */
  static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equalsIgnoreCase("https") ? HTTPS : HTTP;
  }

  private static String host(URI uri) {
    String scheme = uri.getScheme();
    if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
      throw refusal(ErrorCode.URL_INVALID, "only http and https are supported");
    }
    if (uri.getHost() == null) {
      throw refusal(ErrorCode.URL_INVALID, "there is no host in it");
    }
    if (uri.getRawUserInfo() != null) {
      throw refusal(ErrorCode.URL_INVALID, "credentials are not allowed in it");
    }
    if (port(uri) < 1 || port(uri) > 0xFFFF) {
      throw refusal(ErrorCode.URL_INVALID, "there is no such port");
    }
    return withoutRootDot(uri.getHost().toLowerCase(Locale.ROOT));
  }

  private static String withoutRootDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private InetAddress[] resolve(String host) {
    try {
      return resolver.resolve(host);
    } catch (UnknownHostException e) {
      throw refusal(ErrorCode.FETCH_NOT_CONNECTED, "host " + host + " is not known");
    }
  }

  private List<SocketAddress> allowed(String host, InetAddress[] addresses, int port) {
    List<SocketAddress> allowed =
        Arrays.stream(addresses)
            .filter(address -> rules.allow(host, address))
            .map(address -> SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
            .toList();
    if (allowed.isEmpty()) {
      throw refusal(ErrorCode.URL_INVALID, "host " + host + " is not allowed");
    }
    return allowed;
  }

  private static ApiException refusal(ErrorCode code, String why) {
    return ApiException.inBody(code, why);
  }

  @PreDestroy
  void close() {
    lookups.close();
  }
}
