package dev.perigee.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.perigee.api.contract.Callers;
import dev.perigee.api.contract.Callers.Login;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How passwords are kept and guarded. */
@QuarkusTest
class PasswordApiTest {
  /** As application.properties says: the default. */
  private static final int ALLOWED_FAILURES = 10;

  @Inject Pool database;

  private String storedHash(Login login) {
    return database
        .preparedQuery("SELECT password_hash FROM account WHERE login = $1")
        .execute(Tuple.of(login.login()))
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getString(0);
  }

  @Test
  void given_a_hash_of_other_settings_when_its_owner_logs_in_then_it_is_made_anew() {
    Login login = Callers.newLogin("user");
    String weak =
        Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID).hash(login.password()).getResult();
    database
        .preparedQuery("UPDATE account SET password_hash = $1 WHERE login = $2")
        .execute(Tuple.of(weak, login.login()))
        .await()
        .indefinitely();

    login.basic("not this one").get("/6/account").then().statusCode(401);
    assertThat(storedHash(login)).isEqualTo(weak);

    login.basic().get("/6/account").then().statusCode(200);
    assertThat(storedHash(login)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    login.basic().get("/6/account").then().statusCode(200);
  }

  @Test
  void after_many_wrong_passwords_further_ones_wait() {
    Login login = Callers.newLogin("user");
    for (int i = 0; i < ALLOWED_FAILURES; i++) {
      login.basic("guess " + i).get("/6/account").then().statusCode(401);
    }

    login
        .basic("guess")
        .get("/6/account")
        .then()
        .statusCode(429)
        .header("Retry-After", matchesPattern("[1-9][0-9]*"))
        .body("error_code", equalTo(11065));
    login.basic().get("/6/account").then().statusCode(429);
    Callers.anonymous()
        .contentType("application/json")
        .body(Map.of("login", login.login(), "password", "guess"))
        .post("/6/verifier")
        .then()
        .statusCode(429);
  }

  @Test
  void who_was_let_in_before_is_not_locked_out_by_guesses_of_others() {
    Login login = Callers.newLogin("user");
    login.basic().get("/6/account").then().statusCode(200);

    for (int i = 0; i <= ALLOWED_FAILURES; i++) {
      login.basic("guess " + i).get("/6/account");
    }

    login.basic().get("/6/account").then().statusCode(200);
  }
}
