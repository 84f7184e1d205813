package dev.perigee.api.matching;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.perigee.api.contract.Callers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GET /6/matcher/advice. */
@QuarkusTest
class AdviceApiTest {
  private String account;

  @BeforeEach
  void open() {
    account = Callers.newAccount("user");
  }

  @Test
  void the_gallery_is_what_the_list_holds_of_the_version() {
    String list = newList();
    face(list, 512, 1001);
    face(list, 512, 59);
    face(null, 512, 1001);

    caller()
        .get("/6/matcher/advice?list_id=" + list)
        .then()
        .statusCode(200)
        .body("list_id", equalTo(list))
        .body("descriptor_version", equalTo(1001))
        .body("gallery", equalTo(1))
        .body("thresholds.fpir", contains(0.01f, 0.001f, 0.0001f))
        .body("thresholds[1].similarity", equalTo(0.5f));
  }

  @Test
  void without_a_list_all_faces_of_the_account_are_the_gallery() {
    face(newList(), 512, 1001);
    face(null, 512, 1001);

    caller()
        .get("/6/matcher/advice")
        .then()
        .statusCode(200)
        .body("list_id", nullValue())
        .body("gallery", equalTo(2));
  }

  @Test
  void for_a_version_that_nobody_has_measured_there_is_no_advice() {
    caller()
        .get("/6/matcher/advice?descriptor_version=59")
        .then()
        .statusCode(200)
        .body("thresholds", empty());
  }

  @Test
  void an_unknown_version_is_refused() {
    caller()
        .get("/6/matcher/advice?descriptor_version=61")
        .then()
        .statusCode(400)
        .body("error_code", equalTo(12036));
  }

  @Test
  void a_list_that_is_not_there_is_not_found() {
    caller()
        .get("/6/matcher/advice?list_id=" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .body("error_code", equalTo(22003));
  }

  @Test
  void the_list_of_another_account_is_not_found() {
    String list = newList();
    account = Callers.newAccount("user");

    caller().get("/6/matcher/advice?list_id=" + list).then().statusCode(404);
  }

  private RequestSpecification caller() {
    return given().header("Luna-Account-Id", account);
  }

  private String newList() {
    return caller()
        .contentType("application/json")
        .body("{}")
        .post("/6/lists")
        .then()
        .statusCode(201)
        .extract()
        .path("list_id");
  }

  private void face(String list, int length, int version) {
    String descriptor = Base64.getEncoder().encodeToString(new byte[length]);
    String lists = list == null ? "" : ", \"lists\": [\"" + list + "\"]";
    caller()
        .contentType("application/json")
        .body(
            """
            {"attribute": {"face_descriptors": [{"descriptor": "%s", "version": %d}]}%s}"""
                .formatted(descriptor, version, lists))
        .post("/6/faces")
        .then()
        .statusCode(201);
  }
}
