package dev.perigee.api;

import static dev.perigee.api.FaceClient.NOWHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SamplesApiTest {
  private static final byte[] WARP = Photos.gray(250, 250);

  private final FaceClient anna = new FaceClient();
  private final FaceClient bert = new FaceClient();

  private ValidatableResponse save(String query, String type, byte[] image) {
    return anna.request().contentType(type).body(image).post("/6/samples/faces" + query).then();
  }

  private String saved() {
    return save("", "image/jpeg", WARP).statusCode(201).extract().path("sample_id");
  }

  @Test
  void a_saved_jpeg_comes_back_byte_by_byte() {
    String id =
        save("", "image/jpeg", WARP)
            .statusCode(201)
            .header("Location", matchesPattern("/6/samples/faces/[a-f0-9-]{36}"))
            .extract()
            .path("sample_id");

    byte[] found =
        anna.get("/6/samples/faces/" + id)
            .statusCode(200)
            .contentType("image/jpeg")
            .header("ETag", matchesPattern("\"[a-f0-9]+\""))
            .header("X-Luna-Expiry-Date", nullValue())
            .extract()
            .asByteArray();
    assertThat(found).isEqualTo(WARP);
  }

  @Test
  void another_format_becomes_jpeg() {
    byte[] png = Photos.as(".png", WARP);

    String id = save("", "image/png", png).statusCode(201).extract().path("sample_id");

    byte[] found = anna.get("/6/samples/faces/" + id).extract().asByteArray();
    assertThat(found).startsWith(0xFF, 0xD8, 0xFF);
  }

  @Test
  void head_describes_the_sample() {
    String id = saved();

    anna.request()
        .head("/6/samples/faces/" + id)
        .then()
        .statusCode(200)
        .contentType("image/jpeg")
        .header("Content-Length", equalTo(String.valueOf(WARP.length)))
        .header("ETag", notNullValue())
        .body(emptyString());
    anna.request().head("/6/samples/faces/" + NOWHERE).then().statusCode(404);
  }

  @Test
  void a_sample_with_an_end_tells_it() {
    String id = save("?ttl=7", "image/jpeg", WARP).statusCode(201).extract().path("sample_id");

    String end = anna.get("/6/samples/faces/" + id).extract().header("X-Luna-Expiry-Date");

    assertThat(OffsetDateTime.parse(end).toInstant())
        .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(7)));
    save("?ttl=8", "image/jpeg", WARP).statusCode(400).body("error_code", equalTo(12012));
  }

  @Test
  void a_sample_may_be_kept_for_ever() {
    String id = save("?ttl=-1", "image/jpeg", WARP).statusCode(201).extract().path("sample_id");

    anna.get("/6/samples/faces/" + id).header("X-Luna-Expiry-Date", nullValue());
  }

  @Test
  void a_deleted_sample_is_gone() {
    String id = saved();

    anna.delete("/6/samples/faces/" + id).statusCode(204);

    anna.get("/6/samples/faces/" + id)
        .statusCode(404)
        .body("error_code", equalTo(13003))
        .body("detail", equalTo("Image with id " + id + " not found"));
    anna.delete("/6/samples/faces/" + id).statusCode(404).body("error_code", equalTo(13003));
  }

  @Test
  void another_account_does_not_see_a_sample() {
    String id = saved();

    bert.get("/6/samples/faces/" + id).statusCode(404).body("error_code", equalTo(13003));
    bert.request().head("/6/samples/faces/" + id).then().statusCode(404);
    bert.delete("/6/samples/faces/" + id).statusCode(404);
    anna.get("/6/samples/faces/" + id).statusCode(200);
  }

  @Test
  void faces_and_bodies_are_kept_apart() {
    String body =
        anna.request()
            .contentType("image/jpeg")
            .body(Photos.gray(128, 256))
            .post("/6/samples/bodies")
            .then()
            .statusCode(201)
            .body("url", containsString("/6/samples/bodies/"))
            .extract()
            .path("sample_id");

    anna.get("/6/samples/bodies/" + body).statusCode(200);
    anna.get("/6/samples/faces/" + body).statusCode(404);
  }

  @Test
  void a_sample_of_another_size_is_refused() {
    save("", "image/jpeg", Photos.gray(128, 256))
        .statusCode(400)
        .body("error_code", equalTo(12031))
        .body("detail", containsString("128x256"));
  }

  @Test
  void what_is_no_whole_image_is_refused() {
    byte[] cut = Arrays.copyOf(WARP, WARP.length / 2);
    for (byte[] bad : new byte[][] {"text".getBytes(StandardCharsets.UTF_8), cut}) {
      save("", "image/jpeg", bad).statusCode(400).body("error_code", equalTo(18002));
    }
  }

  @Test
  void the_type_must_be_the_image_s() {
    save("", "image/png", WARP).statusCode(400).body("error_code", equalTo(12025));
    save("", "image/gif", WARP).statusCode(400).body("error_code", equalTo(12023));
  }

  @Test
  void there_are_no_other_kinds_of_samples() {
    anna.get("/6/samples/cats/" + NOWHERE).statusCode(404).body("error_code", equalTo(12013));
  }
}
