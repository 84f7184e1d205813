package dev.perigee.api.estimation;

import static dev.perigee.api.estimation.Estimation.JPEG;
import static dev.perigee.api.estimation.Estimation.json;
import static dev.perigee.api.estimation.Estimation.onePerson;
import static dev.perigee.api.estimation.Estimation.post;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import dev.perigee.api.Photos;
import dev.perigee.api.contract.Callers;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Liveness over HTTP. */
@QuarkusTest
class LivenessApiTest {

  @Test
  void one_face_gets_a_prediction_with_its_probability() {
    post("/6/liveness", JPEG, onePerson())
        .statusCode(200)
        .body("images[0].status", is(1))
        .body("images[0].liveness.prediction", oneOf(0, 1, 2))
        .body("images[0].liveness.estimations.probability", greaterThanOrEqualTo(0f))
        .body("images[0].liveness.estimations.quality", greaterThanOrEqualTo(0f))
        .body("aggregate_estimations", nullValue());
  }

  @Test
  void a_gray_photo_is_unknown() {
    post("/6/liveness", JPEG, Photos.grayscale(onePerson()))
        .body("images[0].liveness.prediction", is(2));
  }

  @Test
  void images_without_one_face_fail_and_the_others_are_aggregated() {
    Callers.luna()
        .multiPart("image", "one.jpg", onePerson(), JPEG)
        .multiPart("image", "none.jpg", Photos.gray(200, 200), JPEG)
        .multiPart("image", "four.jpg", Photos.sample(6), JPEG)
        .multiPart("image", "broken.jpg", new byte[] {1}, JPEG)
        .multiPart("meta", "{\"device\": \"UNKNOWN\"", "application/json")
        .multiPart("x_meta", "anything")
        .post("/6/liveness?aggregate=1")
        .then()
        .statusCode(200)
        .body("images.status", equalTo(List.of(1, 0, 0, 0)))
        .body("images.error.error_code", equalTo(List.of(0, 12031, 12031, 18002)))
        .body("images[1].liveness", nullValue())
        .body("aggregate_estimations.liveness.prediction", notNullValue());
  }

  @Test
  void samples_are_refused() {
    json("/6/liveness", Map.of("samples", List.of(Estimation.storedSample())))
        .statusCode(200)
        .body("images[0].status", is(0))
        .body("images[0].error.error_code", is(12031));
  }
}
