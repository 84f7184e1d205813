package dev.perigee.account;

import dev.perigee.account.internal.AccountRepository;
import dev.perigee.account.internal.AccountService;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.http.Listeners;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The accounts of a fresh installation. While nobody outside this machine can connect these are the
 * demo accounts of the API's examples; otherwise one administrator.
 */
@Singleton
public class StartupAccounts {
  private static final List<NewAccount> DEMO =
      List.of(
          new NewAccount("root@visionlabs.ai", "root", AccountType.ADMIN, "demo administrator"),
          new NewAccount("luna@visionlabs.ru", "luna", AccountType.ADVANCED_USER, "demo user"),
          new NewAccount(
              "luna_lambda@visionlabs.ru", "luna", AccountType.ADVANCED_USER, "demo user"));

  private final AccountRepository repository;
  private final AccountService accounts;
  private final PerigeeConfig.Accounts config;
  private final Listeners listeners;
  private volatile List<Made> made = List.of();

  StartupAccounts(
      AccountRepository repository,
      AccountService accounts,
      PerigeeConfig config,
      Listeners listeners) {
    this.repository = repository;
    this.accounts = accounts;
    this.config = config.accounts();
    this.listeners = listeners;
  }

  /** What this start has made; empty unless it was the first one. For the start message only. */
  public List<Made> made() {
    return made;
  }

  void onStart(@Observes @Priority(100) StartupEvent event) throws Throwable {
    made = VertxContextSupport.subscribeAndAwait(this::makeIfEmpty);
  }

  private Uni<List<Made>> makeIfEmpty() {
    return repository
        .countAll()
        .flatMap(count -> count > 0 ? Uni.createFrom().item(List.of()) : make(wanted()));
  }

  List<Made> wanted() {
    if (config.demo() && listeners.loopbackOnly()) {
      return DEMO.stream().map(account -> new Made(account, true)).toList();
    }
    String password = config.adminPassword().orElseGet(StartupAccounts::randomPassword);
    NewAccount admin =
        new NewAccount(config.adminLogin(), password, AccountType.ADMIN, "administrator");
    return List.of(new Made(admin, config.adminPassword().isEmpty()));
  }

  private Uni<List<Made>> make(List<Made> wanted) {
    Uni<Void> chain = Uni.createFrom().voidItem();
    for (Made one : wanted) {
      chain = chain.flatMap(ignored -> accounts.create(UUID.randomUUID(), one.account()));
    }
    return chain.replaceWith(wanted);
  }

  /** 144 bits, 24 characters. */
  private static String randomPassword() {
    byte[] bytes = new byte[18];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  /**
   * @param account with its password
   * @param showPassword whether the password may be shown to the operator: it is a public demo
   *     password, or a random one that nobody knows yet
   */
  public record Made(NewAccount account, boolean showPassword) {}
}
