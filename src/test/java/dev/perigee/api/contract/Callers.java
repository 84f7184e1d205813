package dev.perigee.api.contract;

import static io.restassured.RestAssured.given;

import dev.perigee.platform.http.Service;
import dev.perigee.testing.ServiceUrls;
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

  /** Creates an account and returns its id. */
  public static String newAccount(String type) {
    String login = "u" + UUID.randomUUID().toString().replace("-", "") + "@example.com";
    return admin()
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
  }
}
