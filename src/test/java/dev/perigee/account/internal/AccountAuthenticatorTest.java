package dev.perigee.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perigee.account.Account;
import dev.perigee.account.AccountType;
import dev.perigee.account.Caller;
import dev.perigee.account.CallerContext;
import dev.perigee.account.Permissions;
import dev.perigee.account.TokenAccess;
import dev.perigee.account.VisibilityArea;
import dev.perigee.platform.config.PerigeeConfig;
import dev.perigee.platform.config.TestConfig;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.contract.Operation.Scheme;
import dev.perigee.platform.contract.Permission;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.http.ErrorWriter;
import dev.perigee.platform.http.Listeners;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the settings of an installation change; the rest is tested over the whole API. */
class AccountAuthenticatorTest {
  private static final UUID KNOWN = UUID.randomUUID();

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  /** Asks a server that authenticates for an operation with the schemes and says what came out. */
  private HttpResponse<String> ask(
      String host, Map<String, String> keys, Set<Scheme> schemes, String... headers)
      throws Exception {
    PerigeeConfig config = TestConfig.of(keys);
    RememberedCallers remembered = new RememberedCallers(config);
    Instant now = Instant.now();
    remembered.remember(
        new Account(KNOWN, "known@example.com", AccountType.USER, "", now, now),
        remembered.stamp());
    AccountAuthenticator authenticator =
        new AccountAuthenticator(
            new AccountService(null, null, remembered, null),
            null,
            null,
            config,
            new Listeners(host));
    Operation operation =
        new Operation(
            "x", "GET", "/", List.of(), schemes, List.of(), false, List.of(), null, List.of());
    Router router = Router.router(vertx);
    router
        .route()
        .handler(
            request ->
                authenticator
                    .authenticate(request, operation)
                    .subscribe()
                    .with(
                        done -> request.response().end("in"),
                        failure -> ErrorWriter.send(request, failure)));
    return get(router, "/", headers);
  }

  private HttpResponse<String> get(Router router, String path, String... headers) throws Exception {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  /** What an operation on the handler or verifier answers to a token with the permissions. */
  private int useById(String kind, UUID id, String permissions) throws Exception {
    AccountAuthenticator authenticator =
        new AccountAuthenticator(
            null, null, null, TestConfig.of(Map.of()), new Listeners("127.0.0.1"));
    Operation operation =
        new Operation(
            "x",
            "POST",
            "/things/{thing_id}/use",
            List.of(),
            Set.of(Scheme.BEARER),
            List.of(new Permission(kind, "thing_id")),
            false,
            List.of(),
            null,
            List.of());
    Caller caller =
        new Caller(
            KNOWN,
            AccountType.USER,
            false,
            new TokenAccess(
                UUID.randomUUID(),
                new Permissions(new ObjectMapper().readTree(permissions)),
                VisibilityArea.ACCOUNT,
                null));
    Router router = Router.router(vertx);
    router
        .route()
        .handler(
            request -> {
              operation.attachTo(request);
              CallerContext.set(request, caller);
              try {
                operation.alwaysNeeded().forEach(needed -> authenticator.require(request, needed));
                request.response().end("{\"error_code\": 0}");
              } catch (ApiException refusal) {
                ErrorWriter.send(request, refusal);
              }
            });
    String body = get(router, "/things/" + id + "/use").body();
    return new ObjectMapper().readTree(body).path("error_code").asInt();
  }

  @Test
  void handlers_and_verifiers_are_allowed_by_id() throws Exception {
    UUID one = UUID.randomUUID();
    String only = "{\"%s\": {\"allowed\": 1, \"white_list\": [\"" + one + "\"]}}";

    assertThat(useById("emit_events", one, only.formatted("emit_events"))).isZero();
    assertThat(useById("emit_events", KNOWN, only.formatted("emit_events"))).isEqualTo(11063);
    assertThat(useById("emit_events", one, only.formatted("verify"))).isEqualTo(11063);
    assertThat(useById("verify", one, only.formatted("verify"))).isZero();
    assertThat(useById("verify", KNOWN, only.formatted("verify"))).isEqualTo(11074);
    assertThat(useById("verify", one, "{}")).isEqualTo(11074);
  }

  private HttpResponse<String> byHeader(String host, Map<String, String> keys) throws Exception {
    return ask(host, keys, Set.of(Scheme.ACCOUNT_HEADER), "Luna-Account-Id", KNOWN.toString());
  }

  @Test
  void on_loopback_the_account_header_authenticates() throws Exception {
    assertThat(byHeader("127.0.0.1", Map.of()).body()).isEqualTo("in");
  }

  @Test
  void reachable_from_outside_the_account_header_is_refused() throws Exception {
    HttpResponse<String> answer = byHeader("0.0.0.0", Map.of());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("11061");
  }

  @Test
  void the_switch_decides_about_the_account_header_wherever_the_server_listens() throws Exception {
    String key = "perigee.accounts.allow-account-header";

    assertThat(byHeader("0.0.0.0", Map.of(key, "true")).statusCode()).isEqualTo(200);
    assertThat(byHeader("127.0.0.1", Map.of(key, "false")).statusCode()).isEqualTo(403);
  }

  @Test
  void an_operation_that_does_not_list_the_account_header_ignores_it() throws Exception {
    HttpResponse<String> answer =
        ask("127.0.0.1", Map.of(), Set.of(Scheme.BASIC), "Luna-Account-Id", KNOWN.toString());

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void nobody_gets_in_without_credentials() throws Exception {
    assertThat(ask("127.0.0.1", Map.of(), Set.of(Scheme.BASIC, Scheme.ANONYMOUS)).statusCode())
        .isEqualTo(401);
  }

  @Test
  void where_registration_is_open_nobody_is_somebody() throws Exception {
    Map<String, String> open = Map.of("perigee.accounts.open-registration", "true");

    assertThat(ask("127.0.0.1", open, Set.of(Scheme.BASIC, Scheme.ANONYMOUS)).body())
        .isEqualTo("in");
    assertThat(ask("127.0.0.1", open, Set.of(Scheme.BASIC)).statusCode()).isEqualTo(401);
  }
}
