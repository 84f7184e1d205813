package dev.perigee.testing;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.callback.QuarkusTestBeforeTestExecutionCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Lets the first test over HTTP wait for what the server loads in the background; before that it
 * answers 503. Registered in META-INF/services.
 */
public final class WaitUntilReady implements QuarkusTestBeforeTestExecutionCallback {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private static boolean ready;

  @Override
  public void beforeTestExecution(QuarkusTestMethodContext context) {
    if (!ready) {
      Awaitility.await()
          .atMost(LONGEST)
          .until(() -> given().get("/6/healthcheck").statusCode() == 200);
      ready = true;
    }
  }
}
