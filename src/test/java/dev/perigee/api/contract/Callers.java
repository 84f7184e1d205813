package dev.perigee.api.contract;

import static io.restassured.RestAssured.given;

import dev.perigee.platform.http.Service;
import dev.perigee.testing.ServiceUrls;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.UUID;

/** Who calls in tests. */
public final class Callers {
  private Callers() {}

  /** The demo administrator. */
  public static RequestSpecification admin() {
    return given().auth().preemptive().basic("root@visionlabs.ai", "root");
  }

  /** The demo user of the API's examples: reads all accounts, changes its own. */
  public static RequestSpecification luna() {
    return given().auth().preemptive().basic("luna@visionlabs.ru", "luna");
  }

  /** Nobody. */
  public static RequestSpecification anonymous() {
    return given();
  }

  /** Nobody, at the listener of a service. */
  public static RequestSpecification at(Service service) {
    return at(service, given());
  }

  /** The caller, at the listener of a service. */
  public static RequestSpecification at(Service service, RequestSpecification caller) {
    URI url = ServiceUrls.of(service);
    return caller.baseUri(url.getScheme() + "://" + url.getHost()).port(url.getPort());
  }

  /** A new account of type {@code user}, named by Luna-Account-Id. */
  public static RequestSpecification newUser() {
    return given().header("Luna-Account-Id", newAccount("user"));
  }

  /** The bearer of a token. */
  public static RequestSpecification bearer(String jwt) {
    return given().header("Authorization", "Bearer " + jwt);
  }

  /** Creates an account and returns its id. */
  public static String newAccount(String type) {
    return newLogin(type).accountId();
  }

  /** Creates an account whose password may be used. */
  public static Login newLogin(String type) {
    String login = "u" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
    String id =
        admin()
            .contentType("application/json")
            .body(
                """
                {"login": "%s", "password": "pass word", "account_type": "%s"}"""
                    .formatted(login, type))
            .post("/6/accounts")
            .then()
            .statusCode(201)
            .extract()
            .path("account_id");
    return new Login(id, login, "pass word");
  }

  /** An account and what it takes to use it. */
  public record Login(String accountId, String login, String password) {

    /** A request with login and password. */
    public RequestSpecification basic() {
      return basic(password);
    }

    /** A request with the login and another password. */
    public RequestSpecification basic(String otherPassword) {
      return given().auth().preemptive().basic(login, otherPassword);
    }

    /**
     * Issues a token and returns the JWT.
     *
     * @param permissions JSON object
     */
    public String token(String permissions) {
      return issue("{\"permissions\": " + permissions + "}").path("token");
    }

    /**
     * Issues a token.
     *
     * @param body of "create token"
     */
    public Response issue(String body) {
      return basic()
          .contentType("application/json")
          .body(body)
          .post("/6/tokens")
          .then()
          .statusCode(201)
          .extract()
          .response();
    }
  }
}
