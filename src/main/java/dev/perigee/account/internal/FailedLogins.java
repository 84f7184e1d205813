package dev.perigee.account.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import io.netty.util.NetUtil;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts failed logins by login and by address, each over a window that begins with its first
 * failure. Memory is bounded: of very many logins or addresses the idle ones are dropped first.
 */
@Singleton
class FailedLogins {
  private static final int MOST = 50_000;

  /** Bytes of an IPv6 address that name the network: whoever has one has all addresses in it. */
  private static final int NETWORK_BYTES = 8;

  private final int perLogin;
  private final int perAddress;
  private final int waitSeconds;
  private final Cache<String, AtomicInteger> byLogin;
  private final Cache<String, AtomicInteger> byAddress;

  @Inject
  FailedLogins(PerigeeConfig config) {
    this(config.accounts().failedLogins(), Ticker.systemTicker());
  }

  FailedLogins(PerigeeConfig.FailedLogins config, Ticker clock) {
    perLogin = config.perLogin();
    perAddress = config.perAddress();
    waitSeconds = (int) Math.max(1, config.window().toSeconds());
    byLogin = counters(config.window(), clock);
    byAddress = counters(config.window(), clock);
  }

  private static Cache<String, AtomicInteger> counters(Duration window, Ticker clock) {
    return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(window).ticker(clock).build();
  }

  /**
   * To be called before a password is verified.
   *
   * @throws ApiException 429/11065 when too many attempts have failed
   */
  void check(String login, String address) {
    if (count(byLogin, login) >= perLogin || count(byAddress, network(address)) >= perAddress) {
      throw ApiException.tooMany(
          waitSeconds, ErrorCode.AUTHORIZATION_FAILED, "Too many failed logins, try again later");
    }
  }

  private static int count(Cache<String, AtomicInteger> counters, String key) {
    AtomicInteger count = counters.getIfPresent(key);
    return count == null ? 0 : count.get();
  }

  /** The password was wrong or there is no such login. */
  void failed(String login, String address) {
    byLogin.get(login, ignored -> new AtomicInteger()).incrementAndGet();
    byAddress.get(network(address), ignored -> new AtomicInteger()).incrementAndGet();
  }

  /** The password was right. Whoever guesses from the address stays counted. */
  void succeeded(String login) {
    byLogin.invalidate(login);
  }

  private static String network(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    return bytes == null || bytes.length == 4
        ? address
        : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES));
  }
}
