package dev.perigee.api.contract;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.api.contract.Callers.Login;
import dev.perigee.platform.contract.Permission;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Good and bad credentials for {@link PermissionMatrixTest}, made once through the API. */
final class MatrixCredentials {
  /** Wrong passwords that a login has room for before it is refused for a while. */
  private static final int GUESSES = 8;

  private final ObjectMapper mapper = new ObjectMapper();
  private final Login owner = Callers.newLogin("advanced_user");
  private final Login other = Callers.newLogin("user");
  private final Map<String, String> tokens = new HashMap<>();
  private final ObjectNode everything = everything();
  private final String deleted;
  private final String expired;
  private final String tooWide;
  private Login guessed;
  private int guesses;

  MatrixCredentials() {
    Response gone = owner.issue("{\"permissions\": " + everything + "}");
    owner.basic().delete(gone.<String>path("url")).then().statusCode(204);
    deleted = gone.path("token");
    expired =
        owner
            .issue(
                "{\"permissions\": %s, \"expiration_time\": \"%s\"}"
                    .formatted(everything, Instant.now().plusSeconds(2)))
            .path("token");
    await().until(() -> Callers.bearer(expired).get("/6/account").statusCode() == 401);
    Login lowered = Callers.newLogin("advanced_user");
    tooWide = lowered.token(everything.toString());
    lowered
        .basic()
        .contentType("application/json")
        .body("{\"account_type\": \"user\"}")
        .patch("/6/account")
        .then()
        .statusCode(204);
  }

  /** All standard permissions as the API grants them, and the right to make tokens. */
  private ObjectNode everything() {
    Response granted =
        owner
            .basic()
            .contentType("application/json")
            .body("{\"expiration_time\": null}")
            .post("/6/tokens?grant_all_permissions=1");
    try {
      JsonNode token =
          mapper.readTree(owner.basic().get(granted.<String>path("url")).asByteArray());
      ObjectNode all = (ObjectNode) token.path("permissions");
      all.withArray("token").add("creation");
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An account of type advanced_user; all tokens are its own unless said otherwise. */
  Login owner() {
    return owner;
  }

  /** An account of type user. */
  Login other() {
    return other;
  }

  /** A login that can stand one more wrong password. */
  Login guessed() {
    if (guesses++ % GUESSES == 0) {
      guessed = Callers.newLogin("user");
    }
    return guessed;
  }

  String deleted() {
    return deleted;
  }

  String expired() {
    return expired;
  }

  /** Sees everything, and its account was lowered to type user since. */
  String tooWide() {
    return tooWide;
  }

  /** A token that allows everything there is. */
  String all() {
    return all(owner);
  }

  /** As {@link #all()}, of another account. */
  String all(Login account) {
    return token(account, everything);
  }

  /** A token with these permissions. */
  String exactly(Login account, List<Permission> permissions) {
    return token(account, object(permissions));
  }

  /** A token with everything but this permission. */
  String allBut(Permission missing) {
    ObjectNode rest = everything.deepCopy();
    if (rest.path(missing.object()).isObject()) {
      rest.remove(missing.object());
    } else {
      rest.set(missing.object(), without(rest.path(missing.object()), missing.action()));
    }
    return token(owner, rest);
  }

  /** A token with every other action on the same kind of thing, and nothing else. */
  String otherActions(Permission missing) {
    ObjectNode same = mapper.createObjectNode();
    JsonNode actions = everything.path(missing.object());
    if (actions.isArray()) {
      same.set(missing.object(), without(actions, missing.action()));
    }
    return token(owner, same);
  }

  private JsonNode without(JsonNode actions, String removed) {
    List<String> left = new ArrayList<>();
    actions.forEach(action -> left.add(action.asText()));
    left.remove(removed);
    return mapper.valueToTree(left);
  }

  private ObjectNode object(List<Permission> permissions) {
    ObjectNode object = mapper.createObjectNode();
    for (Permission permission : permissions) {
      if (everything.path(permission.object()).isObject()) {
        object.putObject(permission.object()).put("allowed", 1);
      } else {
        object.withArray(permission.object()).add(permission.action());
      }
    }
    return object;
  }

  private String token(Login account, ObjectNode permissions) {
    return tokens.computeIfAbsent(
        account.accountId() + permissions, ignored -> account.token(permissions.toString()));
  }

  /** JWTs that look like the one that allows everything and are not genuine, by what is wrong. */
  Map<String, String> forged() {
    String[] parts = all().split("\\.");
    String foreignPayload =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace(owner.accountId(), other.accountId());
    return Map.of(
        "garbage", "garbage",
        "empty parts", "..",
        "alg none", base64("{\"typ\":\"JWT\",\"alg\":\"none\"}") + "." + parts[1] + ".",
        "alg none with the signature",
            base64("{\"typ\":\"JWT\",\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2],
        "foreign signature", signed(parts[0] + "." + parts[1]),
        "another account in the payload", parts[0] + "." + base64(foreignPayload) + "." + parts[2],
        "no signature", parts[0] + "." + parts[1] + ".",
        "another algorithm",
            base64("{\"typ\":\"JWT\",\"alg\":\"HS512\"}") + "." + parts[1] + "." + parts[2]);
  }

  private static String signed(String content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
      byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code Authorization} headers that name no way to authenticate. */
  static List<String> malformed() {
    return List.of(
        "",
        "Basic",
        "Basic ???",
        "Basic " + base64("no-colon"),
        "Digest username=root",
        "Negotiate YII",
        "root@visionlabs.ai:root",
        "Basic" + base64("root@visionlabs.ai:root"));
  }

  /** A header of login and password. */
  static String basic(String login, String password) {
    String pair = login + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** A request with headers given as name, value, name, value. */
  static RequestSpecification request(String... headers) {
    RequestSpecification request = given();
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }
}
