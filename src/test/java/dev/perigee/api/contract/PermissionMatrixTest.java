package dev.perigee.api.contract;

import static dev.perigee.api.contract.MatrixCredentials.basic;
import static dev.perigee.api.contract.MatrixCredentials.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.platform.contract.Contract;
import dev.perigee.platform.contract.Contracts;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.contract.Operation.Scheme;
import dev.perigee.platform.contract.Permission;
import dev.perigee.platform.http.Service;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the contracts against every way to say who calls, good and bad. What is
 * expected follows from {@code security} and {@code x-permission}, so a new operation joins by
 * itself.
 */
@QuarkusTest
class PermissionMatrixTest {
  private static final Contracts CONTRACTS = Contracts.load();
  private static final Contract CONTRACT = CONTRACTS.of(Service.MAIN);
  private static final AtomicInteger CHECKS = new AtomicInteger();
  private static final String AUTHORIZATION = "Authorization";
  private static final String ACCOUNT = "Luna-Account-Id";
  private static final String COOKIE = "Cookie";

  private static final int NOT_AUTHORIZED = 11065;
  private static final int CORRUPTED = 11062;
  private static final int CLOSED_TO_TOKENS = 11064;
  private static final int NOT_UUID = 11037;

  private static MatrixCredentials credentials;
  private static MatrixCalls main;

  private SoftAssertions softly;
  private MatrixCalls calls;

  static Stream<Operation> operations() {
    return CONTRACT.operations().stream();
  }

  static Stream<Operation> closed() {
    return operations().filter(operation -> !operation.open());
  }

  static Stream<Operation> open() {
    return operations().filter(Operation::open);
  }

  static Stream<Arguments> operationsOfOtherServices() {
    return CONTRACTS.all().stream()
        .filter(contract -> contract.service() != Service.MAIN)
        .flatMap(
            contract ->
                contract.operations().stream().map(operation -> Arguments.of(contract, operation)));
  }

  static Stream<Operation> forTokens() {
    return closed().filter(operation -> operation.security().contains(Scheme.BEARER));
  }

  static Stream<Operation> withIds() {
    return closed().filter(operation -> operation.path().contains("_id}"));
  }

  @BeforeEach
  void prepare() {
    if (credentials == null) {
      credentials = new MatrixCredentials();
      main = new MatrixCalls(CONTRACT, credentials.owner());
    }
    calls = main;
    softly = new SoftAssertions();
  }

  @AfterAll
  static void count() {
    System.out.printf(
        "Permission matrix: %d checks of %d operations%n",
        CHECKS.get(),
        CONTRACTS.all().stream().mapToInt(contract -> contract.operations().size()).sum());
    assertThat(CHECKS.get()).isGreaterThanOrEqualTo(1_000);
  }

  private void expect(String name, Operation operation, Response answer, int status, int code) {
    CHECKS.incrementAndGet();
    softly
        .assertThat(answer.statusCode())
        .as("%s, %s: status", operation.id(), name)
        .isEqualTo(status);
    if (operation.method().equals("HEAD")) {
      softly.assertThat(answer.asByteArray()).as("%s, %s: body", operation.id(), name).isEmpty();
    } else if (answer.statusCode() == status) {
      softly
          .assertThat(answer.<Integer>path("error_code"))
          .as("%s, %s: %s", operation.id(), name, answer.asString())
          .isEqualTo(code);
    }
  }

  private void refused(String name, Operation operation, int status, int code, String... headers) {
    expect(name, operation, calls.bare(request(headers), operation), status, code);
  }

  private void admitted(String name, Operation operation, String... headers) {
    CHECKS.incrementAndGet();
    Response answer = calls.bare(request(headers), operation);
    softly
        .assertThat(answer.statusCode())
        .as("%s, %s: %s", operation.id(), name, answer.asString())
        .isNotIn(401, 403, 429)
        .isLessThan(500);
  }

  private static String bearer(String jwt) {
    return "Bearer " + jwt;
  }

  private static String cookie(String jwt) {
    return "other=1; luna_auth=" + jwt;
  }

  @ParameterizedTest
  @MethodSource("open")
  void an_open_operation_asks_nobody(Operation operation) {
    admitted("anonymous", operation);
    admitted("wrong password", operation, AUTHORIZATION, basic("nobody@example.com", "x"));
    admitted("malformed", operation, AUTHORIZATION, "Digest x");
    admitted("garbage token", operation, AUTHORIZATION, bearer("garbage"));
    admitted("deleted token", operation, AUTHORIZATION, bearer(credentials.deleted()));
    admitted("garbage cookie", operation, COOKIE, cookie("garbage"));
    admitted("account header no uuid", operation, ACCOUNT, "1");
    softly.assertAll();
  }

  /** None asks for credentials yet: their listeners are bound to loopback unless configured. */
  @ParameterizedTest
  @MethodSource("operationsOfOtherServices")
  void the_other_services_ask_nobody(Contract contract, Operation operation) {
    assertThat(operation.open()).isTrue();
    calls = new MatrixCalls(contract, credentials.owner());
    an_open_operation_asks_nobody(operation);
  }

  @ParameterizedTest
  @MethodSource("closed")
  void nobody_and_wrong_passwords_are_refused(Operation operation) {
    String login = credentials.guessed().login();

    refused("anonymous", operation, 401, NOT_AUTHORIZED);
    refused("wrong password", operation, 401, NOT_AUTHORIZED, AUTHORIZATION, basic(login, "wrong"));
    refused(
        "unknown login",
        operation,
        401,
        NOT_AUTHORIZED,
        AUTHORIZATION,
        basic(UUID.randomUUID() + "@example.com", "wrong"));
    for (String header : MatrixCredentials.malformed()) {
      refused("header " + header, operation, 401, NOT_AUTHORIZED, AUTHORIZATION, header);
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("closed")
  void login_and_password_let_in(Operation operation) {
    String right = basic("root@visionlabs.ai", "root");
    if (!operation.security().contains(Scheme.BASIC)) {
      refused("right password", operation, 401, NOT_AUTHORIZED, AUTHORIZATION, right);
      return;
    }
    admitted("right password", operation, AUTHORIZATION, right);
    admitted("any case", operation, AUTHORIZATION, right.replace("Basic", "bASIC"));
    admitted("beside a cookie", operation, AUTHORIZATION, right, COOKIE, cookie("garbage"));
    if (operation.security().contains(Scheme.ACCOUNT_HEADER)) {
      admitted("beside a header", operation, AUTHORIZATION, right, ACCOUNT, "1");
    }
    refused(
        "wrong password beside a good cookie",
        operation,
        401,
        NOT_AUTHORIZED,
        AUTHORIZATION,
        basic(credentials.guessed().login(), "wrong"),
        COOKIE,
        cookie(credentials.all()));
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("closed")
  void tokens_that_are_not_good_are_refused(Operation operation) {
    boolean open = operation.security().contains(Scheme.BEARER);
    boolean cookies = operation.security().contains(Scheme.COOKIE);
    credentials
        .forged()
        .forEach(
            (name, jwt) -> {
              refused(
                  name,
                  operation,
                  403,
                  open ? CORRUPTED : CLOSED_TO_TOKENS,
                  AUTHORIZATION,
                  bearer(jwt));
              refused(
                  name + " in the cookie",
                  operation,
                  403,
                  cookies ? CORRUPTED : CLOSED_TO_TOKENS,
                  COOKIE,
                  cookie(jwt));
            });
    bad("empty", "", operation, 403, CORRUPTED);
    bad("deleted", credentials.deleted(), operation, 401, NOT_AUTHORIZED);
    bad("expired", credentials.expired(), operation, 401, NOT_AUTHORIZED);
    bad("of a lowered account", credentials.tooWide(), operation, 403, CORRUPTED);
    refused(
        "garbage cookie beside a good header",
        operation,
        403,
        cookies ? CORRUPTED : CLOSED_TO_TOKENS,
        COOKIE,
        cookie("garbage"),
        ACCOUNT,
        credentials.owner().accountId());
    softly.assertAll();
  }

  /** In the header and in the cookie. */
  private void bad(String name, String jwt, Operation operation, int status, int code) {
    for (Scheme scheme : List.of(Scheme.BEARER, Scheme.COOKIE)) {
      boolean open = operation.security().contains(scheme);
      refused(
          name + " by " + scheme,
          operation,
          open ? status : 403,
          open ? code : CLOSED_TO_TOKENS,
          scheme == Scheme.BEARER ? AUTHORIZATION : COOKIE,
          scheme == Scheme.BEARER ? bearer(jwt) : cookie(jwt));
    }
  }

  @ParameterizedTest
  @MethodSource("closed")
  void the_account_header_alone(Operation operation) {
    boolean listed = operation.security().contains(Scheme.ACCOUNT_HEADER);
    String unknown = UUID.randomUUID().toString();

    refused("unknown account", operation, 401, NOT_AUTHORIZED, ACCOUNT, unknown);
    refused(
        "no uuid",
        operation,
        listed ? 400 : 401,
        listed ? NOT_UUID : NOT_AUTHORIZED,
        ACCOUNT,
        "1-1-1-1-1");
    if (listed) {
      admitted("known account", operation, ACCOUNT, credentials.owner().accountId());
    } else {
      refused(
          "known account",
          operation,
          401,
          NOT_AUTHORIZED,
          ACCOUNT,
          credentials.owner().accountId());
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("forTokens")
  void a_token_needs_each_of_its_permissions(Operation operation) {
    List<Permission> needed = operation.alwaysNeeded();
    String exactly = credentials.exactly(credentials.owner(), needed);

    admitted("all permissions", operation, AUTHORIZATION, bearer(credentials.all()));
    admitted("exactly those", operation, AUTHORIZATION, bearer(exactly));
    admitted("any case", operation, AUTHORIZATION, "bEARER " + exactly);
    if (operation.security().contains(Scheme.COOKIE)) {
      admitted("exactly those in the cookie", operation, COOKIE, cookie(exactly));
    }
    for (Permission permission : needed) {
      int code = code(permission);
      for (String jwt :
          List.of(
              credentials.allBut(permission),
              credentials.otherActions(permission),
              credentials.exactly(credentials.owner(), List.of()))) {
        refused("without " + permission, operation, 403, code, AUTHORIZATION, bearer(jwt));
        refused("cookie without " + permission, operation, 403, code, COOKIE, cookie(jwt));
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("forTokens")
  void a_token_needs_what_the_content_makes_necessary(Operation operation) {
    String exactly = credentials.exactly(credentials.owner(), operation.alwaysNeeded());
    for (Permission permission : operation.permissions()) {
      if (permission.condition() == null) {
        continue;
      }
      if (!permission.condition().inBody()) {
        String query = "?" + permission.condition().place() + "=" + permission.condition().value();
        MultiMap values =
            MultiMap.caseInsensitiveMultiMap()
                .add(permission.condition().place(), permission.condition().value());
        assertThat(operation.neededFor(values)).contains(permission);
        expect(
            "without " + permission,
            operation,
            calls.example(request(AUTHORIZATION, bearer(exactly)), operation, query),
            403,
            code(permission));
      } else if (operation.neededFor(calls.exampleBody(operation)).contains(permission)) {
        expect(
            "without " + permission,
            operation,
            calls.example(request(AUTHORIZATION, bearer(exactly)), operation, ""),
            403,
            code(permission));
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("withIds")
  void what_another_account_owns_looks_as_if_it_did_not_exist(Operation operation) {
    String account = credentials.other().accountId();
    String login = basic(credentials.other().login(), credentials.other().password());
    String jwt = credentials.all(credentials.other());
    Map<Scheme, List<String>> callers =
        Map.of(
            Scheme.BASIC, List.of(AUTHORIZATION, login),
            Scheme.BEARER, List.of(AUTHORIZATION, bearer(jwt)),
            Scheme.COOKIE, List.of(COOKIE, cookie(jwt)),
            Scheme.ACCOUNT_HEADER, List.of(ACCOUNT, account));
    for (Scheme caller : operation.security()) {
      String[] headers = callers.get(caller).toArray(String[]::new);
      Response missing = calls.onMissing(request(headers), operation);
      Response foreign = calls.onForeign(request(headers), operation);
      CHECKS.incrementAndGet();
      softly
          .assertThat(foreign.statusCode())
          .as("%s as %s", operation.id(), caller)
          .isIn(400, 404)
          .isEqualTo(missing.statusCode());
      if (!operation.method().equals("HEAD")) {
        softly
            .assertThat(foreign.<Integer>path("error_code"))
            .as("%s as %s: %s", operation.id(), caller, foreign.asString())
            .isEqualTo(missing.path("error_code"))
            .as("the contract's example of %s is a good body", operation.id())
            .isNotIn(12003, 12012, 12014, 12017, 12022, 12023, 12024, 12027, 12030);
      }
    }
    softly.assertAll();
  }

  private static int code(Permission permission) {
    return switch (permission.object()) {
      case "resources" -> 11060;
      case "emit_events" -> 11063;
      case "verify" -> 11074;
      default -> 11059;
    };
  }
}
