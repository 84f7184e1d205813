package dev.perigee.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.perigee.account.CredentialsChanged;
import dev.perigee.api.contract.Callers;
import dev.perigee.api.contract.Callers.Login;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a token lets its bearer do, and until when. */
@QuarkusTest
class BearerApiTest {
  private static final String JSON = "application/json";

  @Inject Witness witness;

  /** Stands for whoever keeps connections open. */
  @Singleton
  static class Witness {
    final List<CredentialsChanged> seen = new CopyOnWriteArrayList<>();

    void changed(@Observes CredentialsChanged change) {
      seen.add(change);
    }
  }

  private static int error(Response answer) {
    return answer.path("error_code");
  }

  @Test
  void a_token_does_what_it_allows_and_nothing_else() {
    String jwt = Callers.newLogin("user").token("{\"face\": [\"view\"]}");

    Callers.bearer(jwt).get("/6/faces").then().statusCode(200);
    Callers.bearer(jwt).head("/6/faces/" + UUID.randomUUID()).then().statusCode(404);
    Callers.bearer(jwt)
        .post("/6/faces")
        .then()
        .statusCode(403)
        .body("error_code", equalTo(11059))
        .body(
            "detail",
            equalTo(
                "Request denied due to token restrictions, required 'creation' permission for"
                    + " 'face'"));
    Callers.bearer(jwt)
        .contentType("image/jpeg")
        .body(new byte[] {1})
        .post("/6/sdk")
        .then()
        .statusCode(403)
        .body("error_code", equalTo(11060))
        .body("detail", containsString("Required 'sdk' resource permission"));
  }

  @Test
  void a_token_without_permissions_does_nothing() {
    String jwt = Callers.newLogin("user").token("{}");

    Callers.bearer(jwt).get("/6/account").then().statusCode(403);
    Callers.bearer(jwt).post("/6/login").then().statusCode(204);
  }

  @Test
  void what_a_token_creates_belongs_to_its_account() {
    Login owner = Callers.newLogin("advanced_user");
    String jwt = owner.token("{\"list\": [\"creation\", \"view\"]}");

    String url = Callers.bearer(jwt).post("/6/lists").then().statusCode(201).extract().path("url");

    owner.basic().get(url).then().body("account_id", equalTo(owner.accountId()));
  }

  @Test
  void the_visibility_area_limits_what_is_read() {
    Login owner = Callers.newLogin("advanced_user");
    Login other = Callers.newLogin("user");
    String foreign = other.basic().post("/6/lists").path("list_id");
    String body = "{\"permissions\": {\"list\": [\"view\"]}, \"visibility_area\": \"%s\"}";
    String narrow = owner.issue(body.formatted("account")).path("token");
    String wide = owner.issue(body.formatted("all")).path("token");
    String query = "/6/lists?account_id=" + other.accountId();

    Callers.bearer(wide).get("/6/lists/" + foreign).then().statusCode(200);
    Callers.bearer(wide).get(query).then().body("lists.list_id", contains(foreign));
    Callers.bearer(narrow)
        .get("/6/lists/" + foreign)
        .then()
        .statusCode(404)
        .body("error_code", equalTo(22003));
    Callers.bearer(narrow).get(query).then().body("lists", hasSize(0));
  }

  @Test
  void a_replaced_token_obeys_its_new_permissions_at_once() {
    Login owner = Callers.newLogin("user");
    Response issued = owner.issue("{\"permissions\": {\"face\": [\"view\"]}}");
    String jwt = issued.path("token");
    Callers.bearer(jwt).get("/6/faces").then().statusCode(200);

    owner
        .basic()
        .contentType(JSON)
        .body("{\"permissions\": {\"list\": [\"view\"]}}")
        .put(issued.<String>path("url"));

    assertThat(error(Callers.bearer(jwt).get("/6/faces"))).isEqualTo(11059);
    Callers.bearer(jwt).get("/6/lists").then().statusCode(200);
  }

  @Test
  void a_deleted_token_stops_at_once_and_who_keeps_connections_is_told() {
    Login owner = Callers.newLogin("user");
    Response issued = owner.issue("{\"permissions\": {\"face\": [\"view\"]}}");
    String jwt = issued.path("token");
    Callers.bearer(jwt).get("/6/faces").then().statusCode(200);

    owner.basic().delete(issued.<String>path("url")).then().statusCode(204);

    Callers.bearer(jwt)
        .get("/6/faces")
        .then()
        .statusCode(401)
        .body("error_code", equalTo(11065))
        .body("detail", equalTo("Specified JWT token doesn't exist"));
    assertThat(witness.seen)
        .contains(
            new CredentialsChanged(
                UUID.fromString(owner.accountId()), UUID.fromString(issued.path("token_id"))));
  }

  @Test
  void an_expired_token_stops_also_when_it_was_used_before() {
    Login owner = Callers.newLogin("user");
    String jwt =
        owner
            .issue(
                "{\"permissions\": {\"face\": [\"view\"]}, \"expiration_time\": \"%s\"}"
                    .formatted(Instant.now().plusSeconds(3)))
            .path("token");
    Callers.bearer(jwt).get("/6/faces");

    await().until(() -> Callers.bearer(jwt).get("/6/faces").statusCode() == 401);

    Callers.bearer(jwt)
        .get("/6/faces")
        .then()
        .body("error_code", equalTo(11065))
        .body("detail", equalTo("Token has been expired"));
  }

  @Test
  void given_an_owner_lowered_to_user_then_wide_tokens_are_refused_and_narrow_ones_work() {
    Login owner = Callers.newLogin("advanced_user");
    String wide = owner.token("{\"face\": [\"view\"]}");
    String narrow =
        owner
            .issue("{\"permissions\": {\"face\": [\"view\"]}, \"visibility_area\": \"account\"}")
            .path("token");
    Callers.bearer(wide).get("/6/faces").then().statusCode(200);

    owner.basic().contentType(JSON).body("{\"account_type\": \"user\"}").patch("/6/account");

    Callers.bearer(wide)
        .get("/6/faces")
        .then()
        .statusCode(403)
        .body("error_code", equalTo(11062))
        .body("detail", equalTo("Specified token corrupted"));
    Callers.bearer(narrow).get("/6/faces").then().statusCode(200);
    assertThat(witness.seen)
        .contains(new CredentialsChanged(UUID.fromString(owner.accountId()), null));
  }

  @Test
  void enrolling_into_lists_needs_permission_for_lists_too() {
    Login owner = Callers.newLogin("user");
    String list = owner.basic().post("/6/lists").path("list_id");
    String body = "{\"lists\": [\"" + list + "\"]}";
    String faces = owner.token("{\"face\": [\"creation\"]}");
    String both = owner.token("{\"face\": [\"creation\"], \"list\": [\"modification\"]}");

    Callers.bearer(faces).contentType(JSON).body("{}").post("/6/faces").then().statusCode(201);
    Callers.bearer(faces)
        .contentType(JSON)
        .body(body)
        .post("/6/faces")
        .then()
        .statusCode(403)
        .body("detail", containsString("required 'modification' permission for 'list'"));
    Callers.bearer(both).contentType(JSON).body(body).post("/6/faces").then().statusCode(201);
  }

  @Test
  void removing_a_list_with_its_faces_needs_permission_for_faces_too() {
    Login owner = Callers.newLogin("user");
    String url = owner.basic().post("/6/lists").path("url");
    String jwt = owner.token("{\"list\": [\"deletion\"]}");

    Callers.bearer(jwt)
        .delete(url + "?with_faces=1")
        .then()
        .statusCode(403)
        .body("detail", containsString("required 'deletion' permission for 'face'"));
    Callers.bearer(jwt).delete(url).then().statusCode(204);
  }

  @Test
  void matching_attributes_needs_permission_for_attributes() {
    Login owner = Callers.newLogin("user");
    String jwt = owner.token("{\"face\": [\"matching\"]}");
    String body =
        """
        {"references": [{"type": "%1$s", "id": "%2$s"}],
         "candidates": [{"filters": {"origin": "%3$s", "attribute_ids": ["%2$s"]}}]}""";

    for (List<String> kinds :
        List.of(List.of("attribute", "faces"), List.of("face", "attributes"))) {
      Callers.bearer(jwt)
          .contentType(JSON)
          .body(body.formatted(kinds.get(0), UUID.randomUUID(), kinds.get(1)))
          .post("/6/matcher/faces")
          .then()
          .statusCode(403)
          .body("detail", containsString("required 'matching' permission for 'attribute'"));
    }
  }

  @Test
  void a_plain_users_token_reads_the_accounts_it_may_see() {
    Login owner = Callers.newLogin("user");
    String jwt = owner.token("{\"account\": [\"view\"]}");

    Callers.bearer(jwt)
        .get("/6/accounts")
        .then()
        .body("accounts.account_id", contains(owner.accountId()));
  }

  @Test
  void the_token_of_another_account_is_another_caller() {
    Login owner = Callers.newLogin("user");
    String face = owner.basic().post("/6/faces").path("face_id");
    String jwt = Callers.newLogin("user").token("{\"face\": [\"view\", \"deletion\"]}");

    Callers.bearer(jwt).get("/6/faces/" + face).then().statusCode(404);
    Callers.bearer(jwt).delete("/6/faces/" + face).then().statusCode(404);
    owner
        .basic()
        .get("/6/faces")
        .then()
        .body("faces.face_id", hasItem(face))
        .body("faces", not(hasSize(0)));
  }
}
