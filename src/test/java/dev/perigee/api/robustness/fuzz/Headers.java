package dev.perigee.api.robustness.fuzz;

import dev.perigee.api.contract.Callers.Login;
import dev.perigee.platform.contract.Operation;
import dev.perigee.platform.contract.Operation.Scheme;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Header fields, good and bad. */
final class Headers {
  private static final String ACCOUNT = "Luna-Account-Id";
  private static final String AUTHORIZATION = "Authorization";

  private static final List<String> ACCEPTS =
      List.of(
          "",
          "*",
          "*/*",
          "*/json",
          "a/b",
          "text/html",
          "text/plain",
          "application/json;q=0",
          "application/json;q=high",
          "application/*;q=0.1, text/html",
          "application/msgpack",
          "application/json; charset=nonsense",
          ",,,",
          ";;;",
          "/",
          "application/json/x",
          "image/*",
          "\u00FF/\u00FF",
          "application/json, ".repeat(500));

  private static final List<String> AUTHORIZATIONS =
      List.of(
          "",
          "Basic",
          "Basic ",
          "Basic \u00E4",
          "Basic ====",
          "Basic " + base64("no colon"),
          "Basic " + base64(":"),
          "Basic " + base64("a\0b:c\0d"),
          "Basic " + base64("\uD83D\uDE00@example.com:" + "x".repeat(3_000)),
          "Bearer",
          "Bearer ",
          "Bearer a.b.c",
          "Bearer ..",
          "Bearer " + base64("{\"alg\":\"none\"}") + "." + base64("{}") + ".",
          "Bearer " + base64("[]") + "." + base64("[]") + "." + base64("x"),
          "Bearer " + "x".repeat(3_000),
          "Bearer x, Basic y",
          "Digest a=b",
          "Negotiate \u0001");

  private static final List<String> IDS =
      List.of("", "x", "1,2", "1700000000,", "1700000000,A-B", "\u00E9", "x".repeat(3_000));

  /** What has a meaning somewhere below us. */
  private static final List<String> OTHERS =
      List.of(
          "Cookie: luna_auth=garbage",
          "Cookie: luna_auth=; ;;=;luna_auth",
          "Cookie: \u00FF\u00FE",
          "Range: bytes=5-1",
          "If-Match: *",
          "If-Modified-Since: yesterday",
          "Content-Encoding: gzip",
          "Content-Encoding: nonsense",
          "Accept-Charset: nonsense",
          "Accept-Language: \u00E4;;",
          "Accept-Encoding: identity;q=0, *;q=0",
          "X-HTTP-Method-Override: DELETE",
          "X-Forwarded-For: <script>",
          "X-Forwarded-Host: a b c",
          "Forwarded: for=\"[\"",
          "Origin: null",
          "Host: second",
          "Connection: Upgrade, HTTP2-Settings",
          "Upgrade: websocket",
          "Expect: nonsense",
          "Traceparent: 00-x",
          "Content-Type: application/json");

  private static final List<String> LENGTHS =
      List.of("-1", "x", "+5", "5, 5", "1e1", "99999999999999999999");

  private final Endpoint endpoint;
  private final Dice dice;

  Headers(Endpoint endpoint, Dice dice) {
    this.endpoint = endpoint;
    this.dice = dice;
  }

  /** Credentials that are right, and the Accept that must be there. */
  void good(Draft draft) {
    Operation operation = endpoint.operation();
    Login login = endpoint.login();
    if (operation.security().contains(Scheme.ACCOUNT_HEADER)) {
      draft.add(ACCOUNT, login.accountId());
    } else if (!operation.open()) {
      draft.add(AUTHORIZATION, "Basic " + base64(login.login() + ":" + login.password()));
    }
    if (operation.acceptRequired()) {
      draft.add("Accept", dice.any(operation.answerTypes()));
    }
  }

  /** Spoils one of them, or adds one. */
  void bad(Draft draft) {
    switch (dice.below(9)) {
      case 0, 1 -> draft.set("Accept", dice.any(ACCEPTS));
      case 2 -> draft.set(AUTHORIZATION, dice.any(AUTHORIZATIONS));
      case 3 -> draft.set(ACCOUNT, dice.any(Hostile.UUIDS));
      case 4 -> draft.add(ACCOUNT, dice.uuid());
      case 5 -> draft.add("Luna-Request-Id", dice.any(IDS));
      case 6 -> length(draft);
      default -> {
        String other = dice.any(OTHERS);
        int colon = other.indexOf(':');
        draft.add(other.substring(0, colon), other.substring(colon + 2));
      }
    }
  }

  /** Says something else about the body's length than what is there. */
  private void length(Draft draft) {
    if (draft.body == null) {
      draft.body = dice.bytes(dice.below(20));
    }
    switch (dice.below(6)) {
      case 0 -> draft.chunked = true;
      case 1 -> { // two lengths: which one is it?
        draft.chunked = true;
        draft.promised = 1;
        draft.strayed = true;
      }
      case 2 -> {
        draft.promised = 10;
        draft.cutShort = true;
      }
      case 3 -> {
        draft.promised = -draft.body.length / 2;
        draft.strayed = true;
      }
      case 4 -> {
        draft.add("Transfer-Encoding", dice.any(List.of("gzip", "chunked, chunked", "x")));
        draft.strayed = true;
        draft.cutShort = true;
      }
      default -> {
        draft.length = dice.any(LENGTHS);
        draft.strayed = true;
        draft.cutShort = true;
      }
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
