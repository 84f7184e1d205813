package dev.perigee.platform.fetch.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.netty.channel.ConnectTimeoutException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/**
 * Documented errors for what goes wrong on the way to a URL. They are answered with 400, whatever
 * the code's own status: the caller has named the URL. Details name the host and never the whole
 * URL, which may carry a secret.
 */
public final class FetchErrors {
  private FetchErrors() {}

  /** Whether another address of the same host may do better. */
  public static boolean isOfConnection(Throwable failure) {
    return failure instanceof ApiException refusal
        && (refusal.code() == ErrorCode.FETCH_CONNECT_TIMEOUT
            || refusal.code() == ErrorCode.FETCH_NOT_CONNECTED);
  }

  public static ApiException timeout(URI uri) {
    return ApiException.inBody(ErrorCode.FETCH_TIMEOUT, host(uri), "GET");
  }

  static String host(URI uri) {
    return uri.getHost();
  }

  static ApiException of(Throwable failure, URI uri) {
    if (failure instanceof ApiException documented) {
      return documented;
    }
    if (caused(failure, ConnectTimeoutException.class)) {
      return ApiException.inBody(ErrorCode.FETCH_CONNECT_TIMEOUT, host(uri), "GET");
    }
    if (caused(failure, SSLException.class)) {
      return ApiException.inBody(
          ErrorCode.FETCH_TLS, host(uri) + ": no secure connection can be made");
    }
    if (failure instanceof SocketException
        || failure instanceof UnknownHostException
        || failure instanceof UnresolvedAddressException) {
      return ApiException.inBody(
          ErrorCode.FETCH_NOT_CONNECTED, host(uri) + ": no connection can be made");
    }
    return ApiException.inBody(
        ErrorCode.FETCH_DISCONNECTED, host(uri) + ": the server has not answered to the end");
  }

  private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
    }
    return false;
  }
}
