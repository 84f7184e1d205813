package dev.perigee.api.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.perigee.api.Photos;
import dev.perigee.api.contract.Callers;
import dev.perigee.api.contract.Callers.Login;
import dev.perigee.platform.http.Service;
import dev.perigee.testing.ServiceUrls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images, objects and the old paths of samples, of the main API. */
@QuarkusTest
class ImagesAndObjectsApiTest {
  private static final byte[] PHOTO = Photos.gray(300, 200);

  private Login anna;

  private Login anna() {
    if (anna == null) {
      anna = Callers.newLogin("user");
    }
    return anna;
  }

  private ValidatableResponse post(String path, String type, byte[] body) {
    return anna().basic().contentType(type).body(body).post(path).then();
  }

  private ValidatableResponse get(String path) {
    return anna().basic().get(path).then();
  }

  private String image() {
    return post("/6/images", "image/jpeg", PHOTO).statusCode(201).extract().path("url");
  }

  private String object() {
    return post("/6/objects", "text/csv; charset=utf-8", "a,b\n".getBytes(UTF_8))
        .statusCode(201)
        .extract()
        .path("url");
  }

  @Test
  void an_image_is_kept_told_and_removed() {
    String url =
        post("/6/images", "image/jpeg", PHOTO)
            .statusCode(201)
            .header("Location", matchesPattern("/6/images/[a-f0-9-]{36}"))
            .body("image_id", notNullValue())
            .extract()
            .path("url");

    ValidatableResponse found = get(url).statusCode(200).contentType("image/jpeg");
    assertThat(found.extract().asByteArray()).isEqualTo(PHOTO);
    anna()
        .basic()
        .head(url)
        .then()
        .statusCode(200)
        .header("Content-Length", equalTo(String.valueOf(PHOTO.length)));
    anna().basic().delete(url).then().statusCode(204);
    get(url).statusCode(404).body("error_code", equalTo(13003));
    anna().basic().head(url).then().statusCode(404);
  }

  @Test
  void an_image_of_another_format_becomes_jpeg() {
    String url =
        post("/6/images?ttl=1", "image/png", Photos.as(".png", PHOTO))
            .statusCode(201)
            .extract()
            .path("url");

    ValidatableResponse found = get(url).header("X-Luna-Expiry-Date", notNullValue());
    assertThat(found.extract().asByteArray()).startsWith(0xFF, 0xD8, 0xFF);
    post("/6/images", "image/gif", Photos.as(".gif", PHOTO)).body("error_code", equalTo(12023));
    post("/6/images", "image/png", PHOTO).body("error_code", equalTo(12025));
    post("/6/images", "image/png", new byte[20]).body("error_code", equalTo(18002));
  }

  @Test
  void metadata_of_an_image_comes_back_when_asked_for() {
    String url =
        anna()
            .basic()
            .contentType("image/jpeg")
            .header("X-Luna-Meta-gate", "4")
            .body(PHOTO)
            .post("/6/images")
            .path("url");

    get(url).header("X-Luna-Meta-gate", nullValue());
    get(url + "?with_meta=1").header("X-Luna-Meta-gate", equalTo("4"));
    anna().basic().head(url + "?with_meta=1").then().header("X-Luna-Meta-gate", equalTo("4"));
  }

  @Test
  void an_object_keeps_its_bytes_and_its_type() {
    String url = object();

    get(url).statusCode(200).contentType(equalTo("text/csv; charset=utf-8")).body(equalTo("a,b\n"));
    anna().basic().delete(url).then().statusCode(204);
    get(url).statusCode(404).body("error_code", equalTo(13007));
    anna().basic().delete(url).then().statusCode(404).body("error_code", equalTo(13007));
  }

  @Test
  void an_object_needs_a_media_type() throws Exception {
    URI url = ServiceUrls.of(Service.MAIN).resolve("/6/objects");
    String account = anna().accountId();
    byte[] body = {1};

    assertThat(StoreClient.postRaw(url, body, "Luna-Account-Id", account)).isEqualTo(400);
    assertThat(StoreClient.postRaw(url, body, "Luna-Account-Id", account, "Content-Type", "text"))
        .isEqualTo(400);
    assertThat(StoreClient.postRaw(url, body, "Luna-Account-Id", account, "Content-Type", "a/b"))
        .isEqualTo(201);
  }

  @Test
  void parts_and_etags_work_as_everywhere() {
    for (String url : new String[] {image(), object()}) {
      byte[] whole = get(url).extract().asByteArray();
      String etag = get(url).extract().header("ETag");
      byte[] part =
          anna()
              .basic()
              .header("Range", "bytes=1-2")
              .get(url)
              .then()
              .statusCode(206)
              .extract()
              .asByteArray();
      assertThat(part).containsExactly(whole[1], whole[2]);
      anna().basic().header("If-None-Match", etag).get(url).then().statusCode(304);
    }
  }

  @Test
  void another_account_sees_nothing() {
    Login bert = Callers.newLogin("user");
    for (String url : new String[] {image(), object()}) {
      bert.basic().get(url).then().statusCode(404);
      bert.basic().head(url).then().statusCode(404);
      bert.basic().delete(url).then().statusCode(404);
      get(url).statusCode(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/5/samples/", "/6/samples/"})
  void face_samples_have_old_paths(String path) {
    String id =
        post("/6/samples/faces", "image/jpeg", Photos.gray(250, 250)).extract().path("sample_id");

    get(path + id).statusCode(200).contentType("image/jpeg");
    anna().basic().head(path + id).then().statusCode(200);
    Callers.newLogin("user").basic().get(path + id).then().statusCode(404);
    anna().basic().delete(path + id).then().statusCode(204);
    get("/6/samples/faces/" + id).statusCode(404);
    get(path + id).statusCode(404).body("error_code", equalTo(13003));
    anna().basic().delete(path + id).then().statusCode(404);
  }

  @Test
  void the_previous_version_knows_body_samples_too() {
    String id =
        post("/6/samples/bodies", "image/jpeg", Photos.gray(128, 256)).extract().path("sample_id");

    get("/5/samples/" + id).statusCode(200);
    get("/6/samples/" + id).statusCode(404);
    anna().basic().delete("/5/samples/" + id).then().statusCode(204);
    get("/6/samples/bodies/" + id).statusCode(404);
  }
}
